# What ./stepproof, ./test and the benchmarks do before anything else; sourced, with `root` set.

# The exit codes of sysexits.h for "a thing this needs is not there" and "the program itself is at fault".
unavailable=69
software=70

# How ./test builds: no warning passes. Another build with other flags would begin from nothing.
# shellcheck disable=SC2034 # for those who source this
strictly='-Xswiftc -warnings-as-errors -Xcc -Werror'

say() { printf '%s\n' "$*" >&2; }

# The packages of apt-packages.txt that are not installed, on one line.
missing_packages() {
  while read -r package; do
    [ -n "$package" ] || continue
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s ' "$package"
  done <"$root/apt-packages.txt"
}

# What to type when we cannot do it ourselves, and out.
ask_for() {
  say "stepproof: $1; please install:"
  say "  apt-get update && apt-get install -y --no-install-recommends $missing"
  exit $unavailable
}

# Runs a command with its output in a log that is shown only when the command fails. On a terminal the
# log's last line is shown meanwhile.
quietly() {
  doing=$1
  shift
  mkdir -p "$root/.build"
  log=$root/.build/prepare.log
  say "stepproof: $doing"
  if [ -t 2 ]; then
    (
      width=$(tput cols 2>/dev/null || echo 80)
      # `$$` is the script's own id here too: when it is interrupted, this ends with it.
      while sleep 0.3 && kill -0 $$ 2>/dev/null; do
        printf '\r\033[K%s' "$(tail -n 1 "$log" 2>/dev/null | cut -c "1-$((width - 1))")" >&2
      done
    ) &
    watcher=$!
  fi
  "$@" >"$log" 2>&1 </dev/null
  status=$?
  if [ -t 2 ]; then
    kill "$watcher" 2>/dev/null
    wait "$watcher" 2>/dev/null
    printf '\r\033[K' >&2
  fi
  [ $status -eq 0 ] || cat "$log" >&2
  return $status
}

install_packages() {
  missing=$(missing_packages)
  missing=${missing% }
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null || ask_for "some C libraries are missing, and this is no Debian system"
  if [ "$(id -u)" -eq 0 ]; then
    as_root=
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root='sudo -n'
  else
    ask_for "some system packages are missing, and installing them takes root"
  fi
  # shellcheck disable=SC2086 # both hold several words
  quietly "installing $missing" $as_root env DEBIAN_FRONTEND=noninteractive sh -c '
    apt-get update && apt-get install -y --no-install-recommends "$@"' sh $missing ||
    ask_for "some system packages could not be installed"
}

require_swift() {
  command -v swift >/dev/null && return
  say "stepproof: no 'swift' on the PATH; building needs the Swift 6.3 toolchain (https://www.swift.org/install)"
  exit $unavailable
}

prepare() {
  if ! command -v dpkg-query >/dev/null; then
    say "stepproof: no dpkg-query here, so the packages of apt-packages.txt are taken as installed"
  else
    install_packages
  fi
  require_swift
}

# Builds the released program unless it is younger than everything it is made of. Its age is that of a
# stamp from before the build, so that a file edited meanwhile counts as newer. Folders count: a file that
# was removed shows in them only.
build_program() {
  program=$root/.build/release/stepproof
  stamp=$root/.build/stepproof.stamp
  if [ -x "$program" ] && [ -e "$stamp" ]; then
    newer=$(cd "$root" && find Package.swift apt-packages.txt Scripts Sources Plugins methods problems \
      -newer "$stamp" -print -quit) && [ -z "$newer" ] && return
  fi
  prepare
  mkdir -p "$root/.build"
  touch "$stamp.begun"
  quietly "building (about a minute the first time)" \
    swift build --package-path "$root" -c release --product stepproof --static-swift-stdlib || {
    say "stepproof: the build failed"
    exit $software
  }
  mv "$stamp.begun" "$stamp"
}

# The checker alone: no C library is installed for it.
build_checker() {
  checker=$root/.build/release/stepproof-check
  if [ -x "$checker" ] && newer=$(
    cd "$root" && find Package.swift Sources/Checker Sources/LimitClaims Sources/stepproof-check \
      -newer "$checker" -print -quit
  ) && [ -z "$newer" ]; then
    return
  fi
  quietly "building the checker" \
    swift build --package-path "$root" -c release --product stepproof-check || {
    say "stepproof: the build failed"
    exit $software
  }
  # A build that changes nothing leaves the program as old as it was.
  touch "$checker"
}
