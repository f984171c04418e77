# The iterated estimates of meta.json once more, from its effects and variances, with metafor's iterations carried to the end.
source("common.R")
suppressMessages(library(metafor))

reference <- fromJSON(file.path("..", "meta.json"), simplifyVector = FALSE)$cases

pooled <- function(case, method, test) {
  yi <- unlist(case$yi)
  vi <- unlist(case$vi)
  control <- if (method == "PM") list(tol = 1e-15, maxiter = 10000) else list(threshold = 1e-15, maxiter = 100000, tau2.init = 0.5)
  fit <- rma(yi, vi, method = method, test = test, control = control)
  prediction <- predict(fit)
  list(
    est = unname(fit$beta[1]), se = fit$se, ci = c(fit$ci.lb, fit$ci.ub), tau2 = fit$tau2, I2 = fit$I2,
    pred_int = c(prediction$pi.lb, prediction$pi.ub)
  )
}

write_oracle(
  "meta_converged.json",
  "metafor::rma with tight control of its iterations: REML, ML, Paule-Mandel, and REML with Hartung-Knapp.",
  versions("metafor", "jsonlite"),
  lapply(Filter(function(case) length(case$yi) > 1, reference), function(case) {
    list(
      id = case$id, yi = unlist(case$yi), vi = unlist(case$vi), REML = pooled(case, "REML", "z"), ML = pooled(case, "ML", "z"),
      PM = pooled(case, "PM", "z"), REML_knha = pooled(case, "REML", "knha")
    )
  })
)
