# Limits of a cumulative incidence on the scales of F, as survfit gives them; tidycmprsk's are those of log-log.
source("common.R")
suppressMessages(library(survival))

limits <- function(d, time, status, times, scale) {
  f <- summary(survfit(Surv(d[[time]], factor(d[[status]], 0:2)) ~ 1, conf.type = scale), times = times)
  of <- function(k) list(lower = f$lower[, k], upper = f$upper[, k])
  list(cause1 = of(2), cause2 = of(3))
}

both <- function(d, ...) list(log_log_f = limits(d, ..., scale = "log-log"), log_f = limits(d, ..., scale = "log"))

case <- function(file, time, status, by, times) {
  d <- data_of(file)
  list(
    id = paste0(file, "|", by), file = file, filter = NULL, time = time, status = status, by = by, times = times,
    groups = lapply(split(d, d[[by]]), both, time = time, status = status, times = times)
  )
}

write_oracle(
  "incidence_limits.json",
  "Limits of the cumulative incidence by survfit with conf.type log-log and log, which for many causes are those of F.",
  versions("survival", "jsonlite"),
  list(
    case("mgus2.csv", "etime", "estat", "sex", c(60, 120, 240)),
    case("ipd_004_analysis.csv", "cr_time", "cr_status", "sex", c(182, 365))
  )
)
