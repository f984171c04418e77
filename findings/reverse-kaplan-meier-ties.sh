#!/usr/bin/env bash
# The median follow-up by the reverse Kaplan-Meier method, four patients: dead on days 1 and 2, last seen on days 2 and 3. On day 2 one dies
# and one is last seen. survfit with the status turned round counts the censoring first, among three at risk: median 3. prodlim's
# reverse = TRUE lets the dead leave first, as if two were at risk (it prints three): the curve stands at one half from day 2 on.
# Seen with R 4.2.2, survival 3.5-3, prodlim 2019.11.13.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export R_LIBS="$folder/usr/lib/R/site-library:$folder/usr/lib/R/library"

# Takes a package of R as it is installed, or as Debian gives it.
need() {
    for package in "$@"; do
        if ! Rscript -e "suppressMessages(library($package))" >/dev/null 2>&1; then
            (cd "$folder" && apt-get -q download "r-cran-$package" >/dev/null && dpkg -x "r-cran-${package}"_*.deb .)
        fi
    done
}

# Compares what was printed with what was seen before.
same() {
    cat "$folder/output"
    if ! diff "$folder/seen" "$folder/output" >"$folder/difference"; then
        echo "This has changed; < was seen before, > is now:"
        cat "$folder/difference"
        exit 1
    fi
    echo "As before."
}

need survival prodlim
cat >"$folder/run.R" <<'R'
suppressMessages({library(survival); library(prodlim)})
for (p in c("survival", "prodlim")) message(p, " ", packageVersion(p))
d <- data.frame(time = c(1, 2, 2, 3), dead = c(1, 1, 0, 0))
f <- survfit(Surv(time, 1 - dead) ~ 1, d)
p <- prodlim(Hist(time, dead) ~ 1, d, reverse = TRUE)
say <- function(who, risk, curve) cat(sprintf("%-8s day 2: at risk %d, still in follow-up %.3f\n", who, as.integer(risk), curve))
say("survfit", f$n.risk[f$time == 2], f$surv[f$time == 2])
say("prodlim", p$n.risk[p$time == 2], p$surv[p$time == 2])
cat(sprintf("survfit  median %s\n", format(quantile(f, 0.5, conf.int = FALSE))))
R
cat >"$folder/seen" <<'S'
survfit  day 2: at risk 3, still in follow-up 0.667
prodlim  day 2: at risk 3, still in follow-up 0.500
survfit  median 3
S
Rscript "$folder/run.R" >"$folder/output"
same
