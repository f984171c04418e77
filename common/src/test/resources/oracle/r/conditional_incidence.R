# The incidence of a cause given that no other came first, F / (F + S), and its standard error by the delta method from the
# influences of the subjects on survfit's probabilities in state.
source("common.R")
suppressMessages(library(survival))

conditional <- function(d, time, status, times) {
  f <- survfit(Surv(d[[time]], factor(d[[status]], 0:2)) ~ 1, influence = TRUE)
  at <- findInterval(times, f$time)
  cause <- function(k) {
    one <- function(i) {
      p <- f$pstate[i, ]
      whole <- p[1] + p[k]
      gradient <- rep(0, 3)
      gradient[k] <- p[1] / whole^2
      gradient[1] <- -p[k] / whole^2
      # the influences start with time 0
      moved <- f$influence.pstate[, i + 1, ] %*% gradient
      c(est = unname(p[k] / whole), se = sqrt(sum(moved^2)))
    }
    x <- sapply(at, one)
    list(est = x["est", ], se = x["se", ])
  }
  list(n = nrow(d), cause1 = cause(2), cause2 = cause(3))
}

write_oracle(
  "conditional_incidence.json",
  paste(
    "Incidence of a cause given no other, F / (F + S) (Pepe and Mori), with the infinitesimal jackknife's standard error from",
    "the influences that survfit returns."
  ),
  versions("survival", "jsonlite"),
  list(
    grouped_case(conditional, "mgus2.csv", "etime", "estat", "sex", c(60, 120, 240)),
    grouped_case(conditional, "ipd_004_analysis.csv", "cr_time", "cr_status", "sex", c(182, 365))
  )
)
