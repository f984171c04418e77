# Limits of a cumulative incidence on the scales of F, as survfit gives them; tidycmprsk's are those of log-log.
source("common.R")
suppressMessages(library(survival))

limits <- function(d, time, status, times, scale) {
  f <- summary(survfit(Surv(d[[time]], factor(d[[status]], 0:2)) ~ 1, conf.type = scale), times = times)
  of <- function(k) list(lower = f$lower[, k], upper = f$upper[, k])
  list(cause1 = of(2), cause2 = of(3))
}

both <- function(d, ...) list(log_log_f = limits(d, ..., scale = "log-log"), log_f = limits(d, ..., scale = "log"))

write_oracle(
  "incidence_limits.json",
  "Limits of the cumulative incidence by survfit with conf.type log-log and log, which for many causes are those of F.",
  versions("survival", "jsonlite"),
  list(
    grouped_case(both, "mgus2.csv", "etime", "estat", "sex", c(60, 120, 240)),
    grouped_case(both, "ipd_004_analysis.csv", "cr_time", "cr_status", "sex", c(182, 365))
  )
)
