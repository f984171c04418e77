#!/usr/bin/env bash
# Three groups in two strata, such as arms in centres; the third group is alone in the second stratum and can be compared with nobody. The
# other two differ by a chi-square of 0.0739. survdiff stops with an error of Lapack; cuminc answers a statistic of -1 with P = 1 on 2
# degrees of freedom, without a warning; coxph's score test gives 0.0739 on 1 degree of freedom and a coefficient that is NA.
# Seen with R 4.2.2, survival 3.5-3, cmprsk 2.2-11.
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

need survival cmprsk
cat >"$folder/run.R" <<'R'
suppressMessages({library(survival); library(cmprsk)})
for (p in c("survival", "cmprsk")) message(p, " ", packageVersion(p))
d <- data.frame(
    time = 1:9, status = c(1, 1, 0, 1, 1, 1, 1, 0, 1), group = c(1, 2, 1, 2, 1, 2, 3, 3, 3), stratum = c(1, 1, 1, 1, 1, 1, 2, 2, 2))
both <- d[d$stratum == 1, ]
cat(sprintf("survdiff, two groups         %.4f\n", survdiff(Surv(time, status) ~ group, both)$chisq))
cat(sprintf("cuminc, two groups           %.4f\n", cuminc(both$time, both$status, both$group)$Tests[1, "stat"]))
said <- tryCatch(
    sprintf("%.4f", survdiff(Surv(time, status) ~ group + strata(stratum), d)$chisq),
    error = function(e) trimws(sub(":.*", "", conditionMessage(e))))
cat("survdiff, third group alone  ", said, "\n", sep = "")
g <- cuminc(d$time, d$status, d$group, d$stratum)$Tests
cat(sprintf("cuminc, third group alone    %.4f, P = %.0f on %.0f degrees of freedom\n", g[1, "stat"], g[1, "pv"], g[1, "df"]))
s <- summary(coxph(Surv(time, status) ~ factor(group) + strata(stratum), d))$sctest
cat(sprintf("coxph, third group alone     %.4f on %.0f degree of freedom\n", s["test"], s["df"]))
R
cat >"$folder/seen" <<'S'
survdiff, two groups         0.0739
cuminc, two groups           0.0736
survdiff, third group alone  Lapack routine dgesv
cuminc, third group alone    -1.0000, P = 1 on 2 degrees of freedom
coxph, third group alone     0.0739 on 1 degree of freedom
S
Rscript "$folder/run.R" >"$folder/output"
same
