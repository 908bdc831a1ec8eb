#!/usr/bin/env bash
# Runs the evaluation kit on the product and writes the table. See deploy/evaluate.sh --help.
set -euo pipefail

DEPLOY=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
ROOT=$(dirname "$DEPLOY")

explain() {
    cat <<'END'
Usage: deploy/evaluate.sh [OPTION...] [KIT]

Runs run_open.sh of the evaluation kit on ./minga and writes analytics/EVALUATION.md: every
figure beside what it must be, what it aims at, the kit's two references and the published
anchors; ./minga bench listing on 10,000 series of its generator; and ./minga bench replay on its
open sets. Takes three quarters of an hour; needs Python 3 and nothing else. KIT is the kit's folder
(default: ../shared/evaluation beside this tree).

  --from FILE    take the printed lines of a run that is over instead of running again
  --work DIR     keep the files of the run there (default: a folder deleted at the end)
  --output FILE  write there (default: analytics/EVALUATION.md; - for the screen)
END
}

main() {
    local kit=$ROOT/../shared/evaluation from='' work='' output=$ROOT/analytics/EVALUATION.md
    while [ $# -gt 0 ]; do
        case $1 in
            -h | --help | help)
                explain
                return
                ;;
            --from) from=${2:?--from needs a file} && shift ;;
            --work) work=${2:?--work needs a folder} && shift ;;
            --output) output=${2:?--output needs a file} && shift ;;
            -*)
                echo "evaluate: there is no option '$1'; --help lists them." >&2
                exit 2
                ;;
            *) kit=$1 ;;
        esac
        shift
    done
    if [ ! -r "$kit/README.md" ] || [ ! -r "$kit/run_open.sh" ]; then
        echo "evaluate: there is no evaluation kit in $kit; give its folder." >&2
        exit 2
    fi
    if [ -z "$from" ]; then
        if [ -z "$work" ]; then
            work=$(mktemp -d)
            # shellcheck disable=SC2064 # the folder of now
            trap "rm -rf '$work'" EXIT
        fi
        mkdir -p "$work"
        from=$work/run_open.txt
        sh "$kit/run_open.sh" "$work" "$ROOT/minga" | tee "$from" | grep --line-buffered -E '^(==|FAILED)' >&2
        listing "$kit" "$work" >> "$from"
        replay "$kit" >> "$from"
    fi
    "${PYTHON:-python3}" "$DEPLOY/evaluation_table.py" --kit "$kit" --run "$from" --output "$output"
}

listing() {
    echo "== listing rule"
    "${PYTHON:-python3}" "$1/generate.py" --seed 402 --series 10000 --days 730 --out "$2/listing.csv" --truth "$2/listing.truth.csv"
    "$ROOT/minga" bench listing "$2/listing.csv" "$2/listing.truth.csv"
}

replay() {
    echo "== replay"
    "$ROOT/minga" bench replay "$1"/data/*.long.csv
}

main "$@"
