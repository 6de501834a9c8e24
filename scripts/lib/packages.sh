# Installs Debian packages where it can. Sourced by the other scripts.

# Runs a command as root: directly, or by sudo where that asks for no password.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_install() {
  command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

missing_packages() {
  local package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
  done
}

# install_packages WHAT-FOR PACKAGE...: installs what is missing; where it cannot, says what to type and returns 1.
install_packages() {
  local purpose=$1 missing log
  shift
  if ! command -v dpkg-query >/dev/null; then
    echo "note: this is no Debian; $purpose needs what these Debian packages hold: $*" >&2
    return 1
  fi
  missing=$(missing_packages "$@" | tr '\n' ' ')
  [ -z "${missing// /}" ] && return 0
  if ! can_install; then
    printf 'note: %s needs packages that are not here. Type:\n    sudo apt-get install --no-install-recommends %s\n' \
      "$purpose" "$missing" >&2
    return 1
  fi
  echo "Installing for $purpose: $missing"
  log=$(mktemp)
  # shellcheck disable=SC2086 # one word a package
  if as_root apt-get update -q >"$log" 2>&1 &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >>"$log" 2>&1; then
    rm -f "$log"
    return 0
  fi
  tail -5 "$log" >&2
  printf 'note: installing failed (all of it in %s). Type:\n    sudo apt-get install --no-install-recommends %s\n' "$log" "$missing" >&2
  return 1
}

# The worker's tools: the same list that a Heroku dyno installs.
install_render_tools() {
  # shellcheck disable=SC2046 # one word a package
  install_packages "converting LaTeX" $(grep -v '^#' Aptfile)
}
