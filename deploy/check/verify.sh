# shellcheck shell=bash
# The verify command of ./minga, which sources this file: set-up, one Maven run, and a summary line.

explain_verify() {
    cat <<'END'
Usage: ./minga verify [OPTION...] [MODULE...]

Every check and test, the same that CI runs. Sets up what the tests need first:
on Debian as root it installs chromium, chromium-driver, ngircd and a TimescaleDB
(in ${XDG_CACHE_HOME:-~/.cache}/minga, about 500 MB); elsewhere it takes TimescaleDB
from Docker where there is Docker; failing both the tests run on the embedded
PostgreSQL, and each test that had to be left out is named with its reason.

  MODULE         only this module and those it needs, for instance ingest or deploy/check
  --test NAME    only the tests of this name (a class, or Class#method), on the same services
  --long         also the tests tagged long: among them the mutants, which break each promise
                 of the design on purpose, so that its test must notice, and a quarter of an
                 hour of forty-two people in a demo with fast days (forty minutes more);
                 without it the last lines name the tests that were left to it
  --no-set-up    install and start nothing: take what is there

Environment:
  MINGA_VERIFY_STRICT=true     leaving out a test is a failure (CI sets this)
  MINGA_TEST_DATABASE_URL      a PostgreSQL or TimescaleDB of your own, for instance
                               jdbc:postgresql://127.0.0.1:5432/postgres, with
  MINGA_TEST_DATABASE_USER     a superuser and
  MINGA_TEST_DATABASE_PASSWORD its password; each test class gets a database of its own
  MINGA_TEST_IRCD, MINGA_TEST_CHROMIUM, MINGA_TEST_CHROMEDRIVER
                               programs that are not where Debian has them
END
}

verify() {
    local set_up=yes test='' long=no started=$SECONDS
    local -a arguments=(-B -ntp)
    while [ $# -gt 0 ]; do
        case $1 in
            -h | --help | help)
                explain_verify
                return
                ;;
            --long)
                arguments+=(-Plong)
                long=yes
                ;;
            --no-set-up) set_up=no ;;
            --test)
                test=${2:?--test needs the name of a test}
                arguments+=(-Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false -DskipPitest)
                case $test in
                    *IntegrationTests*) arguments+=(-Dtest=None "-Dit.test=$test") ;;
                    *) arguments+=("-Dtest=$test" -DskipITs) ;;
                esac
                shift
                ;;
            -*)
                echo "minga: verify has no option '$1'; ./minga verify --help lists them." >&2
                exit 2
                ;;
            *) arguments+=(-pl "${1%/}" -am) ;;
        esac
        shift
    done
    cd "$ROOT"
    trap stop_services EXIT
    [ "$set_up" = no ] || set_up_services
    forget_last_run
    if ./mvnw "${arguments[@]}" verify; then
        list_mutants
        name_left_out
        [ "$long" = yes ] || name_left_to_long
        echo "minga verify: all $(count_tests) tests and every check passed in $(duration $((SECONDS - started)))."
    else
        list_mutants
        name_left_out
        echo "minga verify: FAILED after $(duration $((SECONDS - started))); the first [ERROR] above says where." >&2
        exit 1
    fi
}

# --- the services ---------------------------------------------------------------------------

DATABASE_PROCESS=''
DATABASE_FOLDER=''
DATABASE_CONTAINER=''
DRAFT=''

set_up_services() {
    install_programs
    [ -z "${MINGA_TEST_DATABASE_URL:-}" ] || return 0
    if is_debian_root && prepare_timescaledb && start_timescaledb; then
        echo "verify: TimescaleDB is at $MINGA_TEST_DATABASE_URL"
    elif has_docker && start_container; then
        echo "verify: TimescaleDB (container) is at $MINGA_TEST_DATABASE_URL"
    else
        echo "verify: no TimescaleDB to be had here; the tests run on the embedded PostgreSQL."
    fi
}

is_debian_root() {
    [ "$(id -u)" = 0 ] && [ -r /etc/debian_version ] && command -v apt-get >/dev/null
}

install_programs() {
    is_debian_root || return 0
    local -a missing=()
    command -v chromium >/dev/null || missing+=(chromium fonts-dejavu-core)
    command -v chromedriver >/dev/null || missing+=(chromium-driver)
    command -v ngircd >/dev/null || [ -x /usr/sbin/ngircd ] || missing+=(ngircd)
    command -v debootstrap >/dev/null || [ -x /usr/sbin/debootstrap ] || missing+=(debootstrap)
    [ ${#missing[@]} -gt 0 ] || return 0
    echo "verify: installing ${missing[*]} ..."
    apt-get update -qq || true
    DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
        echo "verify: could not install all of them; the tests that need them are left out." >&2
}

timescaledb_root() {
    echo "${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/minga/timescaledb-trixie"
}

# A small Debian 13 with PostgreSQL 17 and TimescaleDB, complete or absent.
prepare_timescaledb() {
    local root
    root=$(timescaledb_root)
    if [ -d "$root" ]; then return 0; fi
    DRAFT=$root.$$
    echo "verify: fetching TimescaleDB into $root (once, a minute or two) ..."
    mkdir -p "$(dirname "$root")"
    [ -e /usr/share/debootstrap/scripts/trixie ] || ln -s sid /usr/share/debootstrap/scripts/trixie
    if ! debootstrap --variant=minbase --include=postgresql-17,postgresql-17-timescaledb trixie "$DRAFT" \
        >"$root.log" 2>&1; then
        echo "verify: that failed; see $root.log" >&2
        rm -rf --one-file-system "$DRAFT"
        return 1
    fi
    rm -rf "$DRAFT"/var/cache/apt/archives/*.deb
    # another run may have been faster
    mv -T "$DRAFT" "$root" 2>/dev/null || rm -rf --one-file-system "$DRAFT"
}

start_timescaledb() {
    local root data port password
    root=$(timescaledb_root)
    port=$(free_port)
    password=$(random_password)
    DATABASE_FOLDER=$(mktemp -d "$root/tmp/minga-verify.XXXXXX")
    data=${DATABASE_FOLDER#"$root"}
    printf '%s' "$password" >"$DATABASE_FOLDER/password"
    chroot "$root" chown -R postgres:postgres "$data"
    in_timescaledb /usr/lib/postgresql/17/bin/initdb -D "$data/data" -U postgres -E UTF8 --locale=C.UTF-8 \
        --auth=scram-sha-256 --pwfile="$data/password" --no-sync >"$DATABASE_FOLDER/initdb.log" 2>&1 || return 1
    # exec in the subshell, so that the stored process number is the server's
    (in_timescaledb exec /usr/lib/postgresql/17/bin/postgres -D "$data/data" -p "$port" \
        -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c dynamic_shared_memory_type=mmap \
        -c shared_preload_libraries=timescaledb -c timescaledb.telemetry_level=off \
        -c timescaledb.max_background_workers=48 -c max_worker_processes=64 -c max_connections=300 \
        -c fsync=off -c synchronous_commit=off -c full_page_writes=off) \
        >"$DATABASE_FOLDER/server.log" 2>&1 &
    DATABASE_PROCESS=$!
    if ! await_database "$root" "$port"; then
        echo "verify: TimescaleDB did not start:" >&2
        tail -n 5 "$DATABASE_FOLDER/server.log" >&2
        return 1
    fi
    offer_database "$port" "$password"
}

# Runs a program of the small Debian as its user postgres; `exec` first replaces the shell.
in_timescaledb() {
    local -a first=()
    if [ "$1" = exec ]; then
        first=(exec)
        shift
    fi
    "${first[@]+"${first[@]}"}" chroot "$(timescaledb_root)" \
        setpriv --reuid=postgres --regid=postgres --clear-groups env -i LC_ALL=C.UTF-8 "$@"
}

await_database() {
    local attempt
    for attempt in $(seq 150); do
        kill -0 "$DATABASE_PROCESS" 2>/dev/null || return 1
        if chroot "$1" /usr/lib/postgresql/17/bin/pg_isready -q -h 127.0.0.1 -p "$2"; then return 0; fi
        sleep 0.2
    done
    return 1
}

has_docker() {
    command -v docker >/dev/null && docker info >/dev/null 2>&1
}

start_container() {
    local password port
    password=$(random_password)
    DATABASE_CONTAINER=$(docker run --detach --rm --publish 127.0.0.1::5432 --env "POSTGRES_PASSWORD=$password" \
        timescale/timescaledb:2.23.0-pg17 -c max_connections=300 -c fsync=off -c timescaledb.telemetry_level=off) || return 1
    port=$(docker port "$DATABASE_CONTAINER" 5432/tcp | head -n 1 | sed 's/.*://')
    local attempt
    for attempt in $(seq 60); do
        # the image starts twice; only the second server listens on TCP
        if docker exec "$DATABASE_CONTAINER" pg_isready -q -h 127.0.0.1; then
            offer_database "$port" "$password"
            return 0
        fi
        sleep 1
    done
    return 1
}

offer_database() {
    export MINGA_TEST_DATABASE_URL="jdbc:postgresql://127.0.0.1:$1/postgres"
    export MINGA_TEST_DATABASE_USER=postgres
    export MINGA_TEST_DATABASE_PASSWORD="$2"
}

stop_services() {
    if [ -n "$DATABASE_PROCESS" ] && kill -INT "$DATABASE_PROCESS" 2>/dev/null; then
        wait "$DATABASE_PROCESS" 2>/dev/null || true
    fi
    [ -z "$DRAFT" ] || [ ! -d "$DRAFT" ] || rm -rf --one-file-system "$DRAFT"
    [ -z "$DATABASE_FOLDER" ] || rm -rf "$DATABASE_FOLDER"
    [ -z "$DATABASE_CONTAINER" ] || docker stop "$DATABASE_CONTAINER" >/dev/null || true
}

free_port() {
    local port
    while true; do
        port=$((20000 + RANDOM % 12000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            echo "$port"
            return
        fi
    done
}

random_password() {
    od -An -N16 -tx1 /dev/urandom | tr -d ' \n'
}

# --- what was run ---------------------------------------------------------------------------

forget_last_run() {
    local module
    for module in ingest analytics ui deploy/*; do
        rm -rf "$module"/target/surefire-reports "$module"/target/failsafe-reports "$module"/target/left-out.txt
    done
    rm -rf deploy/check/target/mutants deploy/check/target/mutants.txt
}

list_mutants() {
    [ -r deploy/check/target/mutants.txt ] || return 0
    echo "verify: the mutants, with the promise that each breaks and the test that must notice:"
    sort deploy/check/target/mutants.txt | sed 's/^/  /'
}

name_left_out() {
    local left_out
    left_out=$(cat -- */target/left-out.txt deploy/*/target/left-out.txt 2>/dev/null | sort -u || true)
    [ -n "$left_out" ] || return 0
    echo "verify: left out:"
    printf '%s\n' "$left_out" | sed 's/^/  /'
}

# The tests tagged long, as Class or Class#method.
name_left_to_long() {
    echo "verify: left to --long:"
    find ingest/src/test analytics/src/test ui/src/test deploy/*/src/test -name '*Tests.java' -exec awk '
        FNR == 1 { tagged = 0; type = FILENAME; sub(/.*\//, "", type); sub(/\.java$/, "", type) }
        /@Tag\("long"\)/ { tagged = 1; next }
        tagged && / class [A-Z]/ { print "  " type; tagged = 0 }
        tagged && /void [a-zA-Z]+\(/ { sub(/.*void /, ""); sub(/\(.*/, ""); print "  " type "#" $0; tagged = 0 }
    ' {} + | LC_ALL=C sort
}

count_tests() {
    { grep -ho '<testsuite [^>]* tests="[0-9]*"' -- */target/*-reports/TEST-*.xml deploy/*/target/*-reports/TEST-*.xml 2>/dev/null || true; } |
        sed 's/.* tests="\([0-9]*\)"/\1/' | awk '{ n += $1 } END { print n + 0 }'
}

duration() {
    echo "$(($1 / 60)) min $(($1 % 60)) s"
}
