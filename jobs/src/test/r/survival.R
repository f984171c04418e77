# Exported ADTTE as an analyst would take it, by R's survival: the published estimates and limits at a year come out.
# Rscript survival.R DIR RESULTS, where DIR has patient/adtte.xpt of nine-centers.conf
library(survival)
adtte <- haven::read_xpt(file.path(commandArgs(TRUE)[1], "patient", "adtte.xpt"))
results <- read.csv(commandArgs(TRUE)[2], na.strings = "")
published <- function(analysis, cause = NA) {
  rows <- results[results$analysis == analysis & is.na(results$group1) & results$variable %in% "time" &
    results$time_day %in% 365 & (is.na(cause) | results$cause %in% cause), ]
  rows$stat[match(c("estimate", "conf.low", "conf.high"), rows$stat_name)]
}
take <- function(paramcd, flag) adtte[adtte$PARAMCD == paramcd & adtte$ANL01FL == "Y" & adtte[[flag]] == "Y", ]

curve <- function(paramcd, flag) {
  fit <- summary(survfit(Surv(AVAL, CNSR == 0) ~ 1, take(paramcd, flag), conf.type = "plain"), times = 365)
  c(fit$surv, fit$lower, fit$upper)
}
incidence <- function(paramcd, flag) {
  fit <- survfit(Surv(AVAL, factor(STATUSN)) ~ 1, take(paramcd, flag), conf.type = "plain")
  fit <- summary(fit, times = 365)
  i <- which(fit$states == "1")
  c(fit$pstate[i], fit$lower[i], fit$upper[i])
}
agree <- function(analysis, ours, theirs) {
  stopifnot(!anyNA(ours), abs(ours - theirs) < 1e-9)
  cat(analysis, "agrees:", format(theirs, digits = 4), "\n")
}
agree("os", published("os"), curve("OS", "ALLFL"))
agree("efs", published("efs"), curve("EFS", "ALLFL"))
agree("efs_cr_no_sct", published("efs_cr_no_sct"), curve("EFSSCT", "CRNSCTFL"))
agree("relapse_cr", published("relapse_cr", "RELAPSE"), incidence("RELAPSE", "CRPOPFL"))
