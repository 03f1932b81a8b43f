#!/usr/bin/env bash
# Install the .deb on a bare Debian, and see that the program is there: packaging/smoke_test.sh [FILE.deb [OUT]]
#
# As root (it uses chroot and debootstrap). The bare system is made once, in ~/.cache/yearbook-viewer-bare; each run
# works on a copy. What is tried stands in smoke_steps.py; pictures and report are left in OUT.
# Ends with 0 if all was seen, 1 if not, 2 where it cannot be tried.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(dirname "$here")
deb=${1:-$(ls "$top"/build/package/yearbook-viewer_*_amd64.deb | head -1)}
out=${2:-$top/build/package}
site=${SMOKE_SITE_PACKAGES:-$(echo "$top"/.venv-package/lib/python3.*/site-packages)}

[ "$(id -u)" = 0 ] || { echo "smoke test: not tried, it must be root (chroot)" >&2; exit 2; }
if ! command -v debootstrap >/dev/null; then
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends debootstrap >/dev/null; } \
    || { echo "smoke test: not tried, there is no debootstrap" >&2; exit 2; }
fi

home=${XDG_CACHE_HOME:-$HOME/.cache}/yearbook-viewer-bare base=$home/base root=$home/run.$$
suite=bookworm
mirror=$(awk '/^(URIs:|deb )/ {for (i = 1; i <= NF; i++) if ($i ~ /^https?:.*\/debian\/?$/) {print $i; exit}}' \
  /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list 2>/dev/null || true)
if [ ! -e "$base/.done" ]; then
  echo "smoke test: making the bare system (once)"
  rm -rf --one-file-system "$base"; mkdir -p "$base"
  # python3 drives the test; the installed program brings its own.
  debootstrap --variant=minbase --include=python3,ca-certificates "$suite" "$base" "${mirror:-https://deb.debian.org/debian}" \
    >"$home/debootstrap.log" 2>&1 || { tail -5 "$home/debootstrap.log" >&2; exit 2; }
  touch "$base/.done"
fi

leave() {
  for place in srv/site srv/checkout dev/pts dev proc sys; do
    if mountpoint -q "$root/$place"; then umount -l "$root/$place"; fi
  done
  rm -rf --one-file-system "$root"
}
trap leave EXIT
cp -a "$base" "$root"
for file in /etc/resolv.conf /etc/hosts; do [ ! -e $file ] || cp -L $file "$root$file"; done
# How this machine reaches its package registry, where that is set up in a file of its own.
cp -aL /etc/apt/apt.conf.d/*registry* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
cp -aL /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/" 2>/dev/null || true
mount -t proc proc "$root/proc"
mount --rbind /sys "$root/sys"; mount --make-rslave "$root/sys"
mount --rbind /dev "$root/dev"; mount --make-rslave "$root/dev"
mkdir -p "$root/srv/smoke" "$root/srv/site" "$root/srv/checkout"
# To measure `python -m` beside the installed program, on the same system.
mount --bind -o ro "$site" "$root/srv/site"
mount --bind -o ro "$top" "$root/srv/checkout"
cp "$here"/smoke_*.py "$root/srv/smoke/"
cp "$deb" "$root/srv/smoke/"

kept=$(env | grep -oE '^(https?_proxy|HTTPS?_PROXY|no_proxy|NO_PROXY)=.*' || true)
status=0
env -i ${kept:+$(printf '%s\n' "$kept")} PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
  LANG=C.UTF-8 HOME=/root TERM=dumb DEBIAN_FRONTEND=noninteractive PYTHONDONTWRITEBYTECODE=1 \
  chroot "$root" python3 /srv/smoke/smoke_steps.py "/srv/smoke/$(basename "$deb")" </dev/null || status=1
mkdir -p "$out/pictures"
cp "$root"/srv/smoke/out/*.png "$out/pictures/" 2>/dev/null || true
cp "$root"/srv/smoke/out/*.txt "$out/" 2>/dev/null || true
exit $status
