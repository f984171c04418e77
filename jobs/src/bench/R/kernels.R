# Times R's estimators on subjects: prints name,milliseconds, the median of some calls.
# Argument: a CSV of days, cause (0 censored) and group.
suppressPackageStartupMessages({ library(survival); library(cmprsk) })
d <- read.csv(commandArgs(TRUE)[1])
calls <- as.integer(commandArgs(TRUE)[2])
timed <- function(name, f) {
  f()
  ms <- sapply(seq_len(calls), function(i) system.time(f())[["elapsed"]] * 1000)
  cat(name, ",", median(ms), "\n", sep = "")
}
timed("kaplanMeier", function() survfit(Surv(d$day, d$cause > 0) ~ 1))
timed("cumulativeIncidence", function() cuminc(d$day, d$cause))
timed("logRank", function() survdiff(Surv(d$day, d$cause > 0) ~ d$group))
timed("gray", function() cuminc(d$day, d$cause, d$group))
