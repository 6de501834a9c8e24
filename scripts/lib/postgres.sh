# A PostgreSQL of a script's own, from Debian's programs, in a folder that goes with it. Sourced by the other scripts.

# PostgreSQL's programs refuse to run as root.
as_nobody() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid=nobody --regid=nogroup --clear-groups --inh-caps=-all "$@"
  else
    "$@"
  fi
}

postgres_program() {
  local folder
  # shellcheck disable=SC2012 # names are numbers
  folder=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  echo "$folder/$1"
}

# start_postgres FOLDER PORT: makes it where there is none, and waits until it answers.
start_postgres() {
  if [ ! -d "$1" ]; then
    mkdir "$1"
    [ "$(id -u)" = 0 ] && chown nobody "$1"
    as_nobody "$(postgres_program initdb)" -D "$1/data" -U vanity --auth=trust --encoding=UTF8 --no-locale >/dev/null
  fi
  as_nobody "$(postgres_program pg_ctl)" -D "$1/data" -l "$1/log" -w -t 60 -s \
    -o "-p $2 -k $1 -c listen_addresses=127.0.0.1 -c shared_buffers=64MB ${POSTGRES_OPTIONS:-}" start
}

# stop_postgres FOLDER [MODE]: fast, or immediate as in a crash.
stop_postgres() {
  as_nobody "$(postgres_program pg_ctl)" -D "$1/data" -m "${2:-fast}" -w -t 60 -s stop
}

# A port that nobody listens on just now.
free_port() {
  local port
  while true; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}
