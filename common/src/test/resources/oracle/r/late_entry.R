# Late entries: curves of survfit(Surv(start, stop, event)), incidences with etm's variance, time-dependent groups (Mantel-Byar)
# as the score test of coxph, and landmarks.
source("common.R")
suppressMessages({
  library(survival)
  library(etm)
})

# the attained age in months as the time scale: everybody enters late
mgus2 <- data_of("mgus2.csv")
age <- data.frame(
  id = mgus2$id, sex = mgus2$sex, year = 5 * (mgus2$dxyr %/% 5), start = mgus2$age * 12, stop = mgus2$age * 12 + mgus2$etime, estat = mgus2$estat
)
# the first subjects are few, and an event among them would bring the curve to 0: those from 50 years on
age$start <- pmax(age$start, 600)
age <- age[age$stop > age$start, ]
age$event <- as.numeric(age$estat > 0)
write.csv(age, "../mgus2_age.csv", row.names = FALSE, quote = FALSE)

heart_twice <- data_of("heart.csv")
heart_twice$start <- 2 * heart_twice$start
heart_twice$stop <- 2 * heart_twice$stop

types <- c("plain", "log", "log-log", "logit", "arcsin")

curve <- function(d, times) {
  fits <- lapply(types, function(t) survfit(Surv(start, stop, event) ~ 1, data = d, conf.type = t))
  s <- summary(fits[[1]], times = times)
  ci <- setNames(lapply(fits, function(f) {
    x <- summary(f, times = times)
    q <- quantile(f, c(.25, .5, .75))
    list(
      lower = x$lower, upper = x$upper,
      quantile_lower = as.numeric(q$lower), quantile_upper = as.numeric(q$upper)
    )
  }), types)
  f <- fits[[1]]
  list(
    rows = nrow(d), events = sum(d$event), times = times,
    n_risk = sapply(times, function(t) sum(d$start < t & d$stop >= t)), surv = s$surv, std_err = s$std.err,
    nelson_aalen = s$cumhaz, nelson_aalen_se = s$std.chaz,
    quantiles = as.numeric(quantile(f, c(.25, .5, .75))$quantile), ci = ci,
    curve_time = f$time, curve_n_risk = f$n.risk, curve_n_event = f$n.event, curve_surv = f$surv,
    curve_std_err = f$std.err * f$surv
  )
}

curves <- function(file, d, by, times, scale) {
  list(
    id = paste0(file, "|", by), file = file, filter = NULL, start = "start", time = "stop", event = "event", by = by,
    scale = scale, groups = lapply(split(d, d[[by]]), curve, times = times)
  )
}

write_oracle(
  "late_entry_survfit.json",
  paste(
    "Kaplan-Meier and Nelson-Aalen of survfit(Surv(start, stop, event)) by group; a subject is at risk on (start, stop].",
    "heart.csv by transplant, its times doubled (scale 2), are the curves of Simon and Makuch; mgus2_age.csv is on the",
    "scale of attained age in months, entries before 600 taken for 600. std_err on the survival scale. n_risk is counted: between two days of the curve",
    "survfit's summary gives that of the next day, later entrants included."
  ),
  versions("survival", "jsonlite"),
  list(
    curves("heart.csv", heart_twice, "transplant", c(20, 60, 120, 365, 730), 2),
    curves("mgus2_age.csv", age, "sex", c(700, 800, 900, 1000, 1100), 1)
  )
)

incidence <- function(d, times) {
  tra <- matrix(FALSE, 3, 3)
  tra[1, 2:3] <- TRUE
  long <- data.frame(id = seq_len(nrow(d)), from = 0, to = ifelse(d$estat == 0, "cens", d$estat), entry = d$start, exit = d$stop)
  e <- etm(long, c("0", "1", "2"), tra, "cens", s = 0, covariance = TRUE)
  at <- function(to) {
    i <- findInterval(times, e$time)
    list(
      aj_est = e$est["0", to, ][i],
      aj_se = sqrt(sapply(i, function(j) e$cov[paste("0", to), paste("0", to), j]))
    )
  }
  m <- summary(survfit(Surv(start, stop, factor(estat, 0:2)) ~ 1, data = d, id = seq_len(nrow(d))), times = times)
  stopifnot(max(abs(m$pstate[, 2:3] - cbind(at("1")$aj_est, at("2")$aj_est))) < 1e-12)
  list(
    n = nrow(d), n_cause1 = sum(d$estat == 1), n_cause2 = sum(d$estat == 2), times = times, n_risk = m$n.risk[, 1],
    event_free_surv = m$pstate[, 1], cause1 = at("1"), cause2 = at("2")
  )
}

write_oracle(
  "late_entry_incidence.json",
  paste(
    "Aalen-Johansen with late entries: etm's estimate, which is survfit's, and etm's Greenwood-type variance",
    "(survfit's infinitesimal jackknife is another estimator with late entries)."
  ),
  versions("survival", "etm", "jsonlite"),
  list(list(
    id = "mgus2_age.csv|sex", file = "mgus2_age.csv", filter = NULL, start = "start", time = "stop", status = "estat",
    by = "sex", scale = 1, groups = lapply(split(age, age$sex), incidence, times = c(700, 800, 900, 1000, 1100))
  ))
)

# The log-rank test from nothing but risk sets, and where it is feasible (few ties) the score test of the exact partial
# likelihood, which has the same hypergeometric variance.
risk_sets <- function(d, group) {
  g <- factor(d[[group]])
  u <- rep(0, nlevels(g))
  v <- matrix(0, nlevels(g), nlevels(g))
  observed <- as.numeric(tapply(d$event, g, sum))
  for (t in sort(unique(d$stop[d$event == 1]))) {
    at <- as.numeric(table(g[d$start < t & d$stop >= t]))
    e <- as.numeric(table(g[d$stop == t & d$event == 1]))
    n <- sum(at)
    u <- u + e - sum(e) * at / n
    if (n > 1) v <- v + sum(e) * (n - sum(e)) / (n - 1) * (diag(at / n) - outer(at, at) / n^2)
  }
  list(observed = observed, u = u, v = v)
}

score <- function(file, d, group, strata, scale, exact) {
  parts <- lapply(if (is.null(strata)) list(d) else split(d, d[[strata]]), function(part) {
    part[[group]] <- factor(part[[group]], levels = sort(unique(d[[group]])))
    risk_sets(part, group)
  })
  u <- Reduce(`+`, lapply(parts, `[[`, "u"))
  v <- Reduce(`+`, lapply(parts, `[[`, "v"))
  observed <- Reduce(`+`, lapply(parts, `[[`, "observed"))
  k <- length(u)
  chisq <- as.numeric(t(u[-1]) %*% solve(v[-1, -1], u[-1]))
  if (exact) {
    right <- paste0("factor(", group, ")", if (is.null(strata)) "" else paste0(" + strata(", strata, ")"))
    f <- as.formula(paste("Surv(start, stop, event) ~", right))
    fit <- coxph(f, data = d, ties = "exact", iter.max = 0, init = rep(0, k - 1))
    stopifnot(abs(fit$score / chisq - 1) < 1e-12)
    chisq <- as.numeric(fit$score)
  }
  list(
    id = paste(c(file, group, strata), collapse = "|"), file = file, filter = NULL, start = "start", time = "stop",
    event = "event", group = group, strata = strata, scale = scale, groups = as.character(sort(unique(d[[group]]))),
    rows = nrow(d), observed = observed, expected = observed - u, from_coxph = exact, score = chisq, df = k - 1,
    p = pchisq(chisq, k - 1, lower.tail = FALSE)
  )
}

write_oracle(
  "late_entry_score.json",
  paste(
    "Log-rank test with late entries and, where subjects change groups, Mantel and Byar's: the score test of",
    "coxph(Surv(start, stop, event) ~ factor(group), ties = 'exact') where from_coxph; else from the risk sets, since the",
    "exact likelihood is out of reach with many ties. heart.csv: times doubled (scale 2)."
  ),
  versions("survival", "jsonlite"),
  list(
    score("heart.csv", heart_twice, "transplant", NULL, 2, TRUE),
    score("heart.csv", heart_twice, "transplant", "surgery", 2, TRUE),
    score("heart.csv", heart_twice, "surgery", NULL, 2, TRUE),
    score("mgus2_age.csv", age, "sex", NULL, 1, FALSE),
    score("mgus2_age.csv", age, "year", NULL, 1, FALSE)
  )
)

landmark <- function(file, time, event, group, day, times) {
  d <- data_of(file)
  d <- d[complete.cases(d[, c(time, event, group)]) & d[[time]] > day, ]
  d$after <- d[[time]] - day
  d$ended <- d[[event]]
  d$by <- d[[group]]
  fit <- survfit(Surv(after, ended) ~ by, data = d, conf.type = "log-log")
  s <- summary(fit, times = times - day, extend = TRUE)
  test <- survdiff(Surv(after, ended) ~ by, data = d)
  k <- length(unique(d$by))
  list(
    id = paste(file, time, group, day, sep = "|"), file = file, filter = NULL, time = time, event = event, group = group,
    landmark = day, groups = as.character(sort(unique(d$by))), group_n = as.numeric(table(d$by)), times = times,
    surv = t(matrix(s$surv, ncol = k)), std_err = t(matrix(s$std.err, ncol = k)),
    lower = t(matrix(s$lower, ncol = k)), upper = t(matrix(s$upper, ncol = k)),
    n_risk = t(matrix(s$n.risk, ncol = k)), chisq = test$chisq, p = pchisq(test$chisq, k - 1, lower.tail = FALSE)
  )
}

write_oracle(
  "landmark.json",
  paste(
    "survfit and survdiff of those whose time is above the landmark, counted from it; times are from the origin.",
    "Intervals log-log. Rows are groups, columns times."
  ),
  versions("survival", "jsonlite"),
  list(
    landmark("lung.csv", "time", "event", "sex", 90, c(180, 365, 730)),
    landmark("veteran.csv", "time", "event", "celltype", 30, c(60, 90, 180))
  )
)
