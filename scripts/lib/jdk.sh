# Finds a JDK of 21 or newer and sets JAVA_HOME and PATH to it. Sourced by the other scripts.
#
# Looked at in this order: JAVA_HOME, the java on the PATH, the usual folders (the newest first).

# The major version of the JDK in a folder; nothing if there is no javac in it.
jdk_version() {
  [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

jdk_candidates() {
  [ -n "${JAVA_HOME:-}" ] && echo "$JAVA_HOME"
  local java
  java=$(command -v javac || true)
  [ -n "$java" ] && dirname "$(dirname "$(readlink -f "$java")")"
  if [ -x /usr/libexec/java_home ]; then /usr/libexec/java_home -v 21+ 2>/dev/null || true; fi
  local folder
  for folder in /usr/lib/jvm/* /opt/*jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -d "$folder" ] && echo "$(jdk_version "$folder" || true) $folder"
  done | sort -rn | cut -d' ' -f2-
}

find_jdk() {
  local folder version
  while IFS= read -r folder; do
    version=$(jdk_version "$folder" || true)
    if [ -n "$version" ] && [ "$version" -ge 21 ]; then
      export JAVA_HOME="$folder" PATH="$folder/bin:$PATH"
      return 0
    fi
  done < <(jdk_candidates)
  cat >&2 <<'END'
No JDK of 21 or newer was found. Install one, for example
    apt-get install openjdk-21-jdk      (Debian 13, Ubuntu 24.04)
or unpack any JDK of 21 or newer and set JAVA_HOME to its folder, then run this again.
END
  return 1
}
