#!/usr/bin/env bash
# A table of texts whose last rows are empty, as a column of remarks is, written to a SAS transport file of version 5 and read again by haven:
# three rows come back as one, without a word. The format fills its last record with blanks, and an empty text is blanks, so that nobody can
# tell. A number beside it saves the rows, even a missing one.
# Seen with R 4.2.2, haven 2.5.1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export R_LIBS="$folder/usr/lib/R/site-library:$folder/usr/lib/R/library"

if ! Rscript -e 'library(haven)' >/dev/null 2>&1; then
    (cd "$folder" && apt-get -q download r-cran-haven >/dev/null && dpkg -x r-cran-haven_*.deb .)
fi
cat >"$folder/run.R" <<'R'
library(haven)
message("haven ", packageVersion("haven"))
file <- tempfile()
again <- function(table) {
  write_xpt(table, file, version = 5, name = "NOTES")
  read_xpt(file)
}
cat("texts alone:", nrow(again(data.frame(NOTE = c("came late", "", "")))), "of 3 rows\n")
cat("beside numbers, missing ones too:", nrow(again(data.frame(NOTE = c("came late", "", ""), N = c(1, NA, NA)))), "of 3 rows\n")
cat("an empty row before the last:", nrow(again(data.frame(NOTE = c("", "came late")))), "of 2 rows\n")
R
cat >"$folder/seen" <<'S'
texts alone: 1 of 3 rows
beside numbers, missing ones too: 3 of 3 rows
an empty row before the last: 2 of 2 rows
S
Rscript "$folder/run.R" >"$folder/output"
cat "$folder/output"
if ! diff "$folder/seen" "$folder/output" >"$folder/difference"; then
    echo "This has changed; < was seen before, > is now:"
    cat "$folder/difference"
    exit 1
fi
echo "As before."
