# What load test, soak and bench have in common. Sourced by them, after jdk.sh and packages.sh.

# The jar, and the classes of the test tree.
build_for_load() {
  local jar=target/vanity.jar
  if [ ! -f "$jar" ] || [ ! -f target/test-classes/vanity/load/LoadTest.class ] ||
    [ -n "$(find pom.xml jetty.xml src templates static -newer "$jar" -print -quit)" ]; then
    echo "Building $jar…"
    ./mvnw -q -B -ntp package -DskipTests
    touch "$jar"
  fi
}

# The tools; and as many open files as may be: ten thousand connections are ten thousand files, for the server and for wrk.
prepare_load_test() {
  local tool
  install_packages "the load test" wrk nginx-light postgresql >&2 || true
  for tool in wrk nginx pgbench; do
    command -v "$tool" >/dev/null || { echo "${0##*/}: $tool is not here" >&2; return 1; }
  done
  build_for_load
  ulimit -n "$(ulimit -Hn)"
}
