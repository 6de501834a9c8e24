# shellcheck shell=bash
# Programs that live among the tests: compiled, and run with all that tests may use.

run_test_program() {
  local program=$1
  shift
  find_jdk
  ./mvnw -q -B -ntp test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath
  exec "$JAVA_HOME/bin/java" -cp "target/test-classes:target/classes:$(cat target/test.classpath)" "$program" "$@"
}
