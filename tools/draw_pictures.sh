#!/bin/sh
# Draw docs/pictures again from the samples. Needs LibreOffice, pdftoppm and ImageMagick; every child in the pictures is invented.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
page() { # sample document reader page picture
    .venv/bin/python -m reportkit.cli render "samples/$1.json" "$2" --for "$3" --on 2026-11-21 --final -o "$work" >/dev/null 2>&1
    soffice --headless "-env:UserInstallation=file://$work/office" --convert-to pdf --outdir "$work" "$work/$1.$2.$3.docx" >/dev/null 2>&1
    pdftoppm -r 70.2 -f "$4" -l "$4" -singlefile -png "$work/$1.$2.$3.pdf" "$work/$5"
    convert "$work/$5.png" -bordercolor '#9aa0a6' -border 1 -colors 64 -strip "docs/pictures/$5.png"
}
page looked_after_exploitation psr court 1 psr-court-copy
page first_time_referral_order child_plan child 2 childs-plan
convert docs/pictures/psr-court-copy.png docs/pictures/childs-plan.png -bordercolor white -border 6x0 +append -colors 96 -strip docs/pictures/reports.png
