#!/usr/bin/env bash
# Five patients: one has the other event on day 1, two are lost on days 2 and 3, two have the event on days 4 and 5. Nobody is left: the
# cumulative incidence ends at 0.8. Its standard error is 0.447 for cmprsk (from martingales: one patient at risk), 0.179 for survfit
# and etm (multinomial), and NaN for prodlim and statsmodels, which divide by zero where the last one at risk has an event.
# Seen with R 4.2.2, survival 3.5-3, cmprsk 2.2-11, prodlim 2019.11.13, etm 1.1.1, statsmodels 0.13.5.
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

need survival cmprsk prodlim etm
cat >"$folder/run.R" <<'R'
suppressMessages({library(survival); library(cmprsk); library(prodlim); library(etm)})
for (p in c("survival", "cmprsk", "prodlim", "etm")) message(p, " ", packageVersion(p))
d <- data.frame(time = 1:5, cause = c(2, 0, 0, 1, 1))
say <- function(who, est, se) cat(sprintf("%-12s incidence %.3f, standard error %.3f\n", who, est, se))
c1 <- cuminc(d$time, d$cause)[["1 1"]]
say("cmprsk", max(c1$est), sqrt(c1$var[length(c1$var)]))
f <- survfit(Surv(time, factor(cause, 0:2)) ~ 1, d)
say("survfit", f$pstate[5, 2], f$std.err[5, 2])
e <- summary(etmCIF(Surv(time, cause != 0) ~ 1, d, etype = cause))[[1]][["CIF 1"]]
say("etm", e$P[nrow(e)], sqrt(e$var[nrow(e)]))
p <- prodlim(Hist(time, cause) ~ 1, d)
say("prodlim", p$cuminc[[1]][5], p$se.cuminc[[1]][5])
R
cat >"$folder/run.py" <<'P'
import sys
import warnings
import numpy as np
import statsmodels
from statsmodels.duration.survfunc import CumIncidenceRight
warnings.simplefilter("ignore")
print("statsmodels", statsmodels.__version__, file=sys.stderr)
c = CumIncidenceRight(np.array([1.0, 2, 3, 4, 5]), np.array([2, 0, 0, 1, 1]))
print("%-12s incidence %.3f, standard error %s" % ("statsmodels", c.cinc[0][4], str(c.cinc_se[0][4]).replace("nan", "NaN")))
P
cat >"$folder/seen" <<'S'
cmprsk       incidence 0.800, standard error 0.447
survfit      incidence 0.800, standard error 0.179
etm          incidence 0.800, standard error 0.179
prodlim      incidence 0.800, standard error NaN
statsmodels  incidence 0.800, standard error NaN
S
{ Rscript "$folder/run.R"; /usr/bin/python3 "$folder/run.py"; } >"$folder/output"
same
