#!/usr/bin/env bash
# What squadroom takes: its size, its memory, and its processor time while it
# is idle. Linux only: it reads /proc and needs script(1) of util-linux.
#
#   benches/footprint.sh [SECONDS]    how long to leave it idle; 10 by default
set -euo pipefail
cd "$(dirname "$0")/.."

idle=${1:-10}
cargo build --release --quiet
binary=${CARGO_TARGET_DIR:-target}/release/squadroom
home=$(mktemp -d)
mkfifo "$home/keys"
terminal=
cleanup() {
    if [[ -n $terminal ]]; then kill "$terminal" 2>/dev/null || true; fi
    rm -rf "$home"
}
trap cleanup EXIT

# A terminal of 80 by 24 with an empty home; the shell in it becomes the finder.
start="stty cols 80 rows 24; echo \$\$ >'$home/pid'; exec '$(realpath "$binary")'"
env -i PATH=/usr/bin:/bin HOME="$home" TERM=xterm-256color SHELL=/bin/sh \
    script -qefc "$start" "$home/screen" <"$home/keys" >/dev/null &
terminal=$!
exec 3>"$home/keys" # held open, or the finder would see the end of its input

# How many frames were sent; each ends with the same sequence.
frames() {
    { grep -aoF $'\e[?2026l' "$home/screen" 2>/dev/null || true; } | wc -l
}

# Waits for a frame beyond so many.
frame_after() {
    for _ in {1..200}; do
        if (($(frames) > $1)); then return; fi
        sleep 0.05
    done
    echo "the finder sent no frame" >&2
    exit 1
}

press() {
    local seen
    seen=$(frames)
    printf '%b' "$1" >&3
    frame_after "$seen"
}

# Processor time of all threads of the finder so far, in microseconds.
busy() {
    cat "/proc/$pid/task/"*/schedstat | awk '{ sum += $1 } END { printf "%d", sum / 1000 }'
}

status() {
    awk -v key="$1:" '$1 == key { printf "%.1f MB\n", $2 / 1000 * 1.024 }' "/proc/$pid/status"
}

frame_after 0
pid=$(<"$home/pid")
# A search, the whole entry and the card, so that everything was used once.
for key in l a b o r '\017' '\033OQ'; do press "$key"; done
before=$(busy)
sleep "$idle"
after=$(busy)

printf '%-32s %s\n' \
    "size of the binary" "$(awk -v b="$(stat -c %s "$binary")" 'BEGIN { printf "%.1f MB", b / 1e6 }')" \
    "memory, most so far (VmHWM)" "$(status VmHWM)" \
    "memory now (VmRSS)" "$(status VmRSS)" \
    "memory that nobody shares" "$(status RssAnon)" \
    "processor time until idle" "$((before / 1000)) ms" \
    "processor time in $idle idle s" "$(((after - before) / 1000)) ms"

printf '\003\003' >&3 # Ctrl-C twice: the finder quits
wait "$terminal"
terminal=
