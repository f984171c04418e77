# Groups known only later in the 43 patients of the sample: before and since a second transplant (Simon and Makuch, Mantel and
# Byar), and response in those observed beyond a landmark (log-rank, Gray). ipd_004_transplant.csv has the day of the transplant.
source("common.R")
suppressMessages({
  library(survival)
  library(cmprsk)
})

d <- merge(data_of("ipd_004_analysis.csv"), data_of("ipd_004_transplant.csv"), by = "patient_id")

moving <- do.call(rbind, lapply(seq_len(nrow(d)), function(i) {
  x <- d[i, ]
  if (is.na(x$sct_day) || x$sct_day >= x$os_time) {
    data.frame(center = x$center_id, start = -1, stop = x$os_time, event = x$os_event, since = 0)
  } else {
    rbind(
      data.frame(center = x$center_id, start = -1, stop = x$sct_day, event = 0, since = 0),
      data.frame(center = x$center_id, start = x$sct_day, stop = x$os_time, event = x$os_event, since = 1)
    )
  }
}))

at_year <- function(formula, data) {
  s <- summary(survfit(formula, data = data, conf.type = "log-log"), times = 365)
  list(est = s$surv, se = s$std.err, lower = s$lower, upper = s$upper)
}

score <- function(formula) summary(coxph(formula, data = moving, ties = "breslow"))$sctest
# the score test of one two-level covariate with Breslow's ties is the log-rank test but for the hypergeometric correction;
# the sample has no tied deaths where both groups are at risk
stopifnot(max(table(moving$stop[moving$event == 1])) == 1)

landmark <- d[d$os_time > 42, ]
tests <- survdiff(Surv(os_time, os_event) ~ best_response, data = landmark)
stratified <- survdiff(Surv(os_time, os_event) ~ best_response + strata(center_id), data = landmark)
competing <- d[d$cr_time > 42, ]
gray <- cuminc(competing$cr_time, competing$cr_status, competing$best_response)$Tests
gray_stratified <- cuminc(competing$cr_time, competing$cr_status, competing$best_response, competing$center_id)$Tests

hundred <- d[d$os_time > 100, ]
hundred$since <- ifelse(!is.na(hundred$sct_day) & hundred$sct_day <= 100, "since", "before")

test_of <- function(x) list(chisq = x$chisq, p = pchisq(x$chisq, length(x$n) - 1, lower.tail = FALSE))

write_oracle(
  "groups_in_time.json",
  "The 43 patients of the sample: survival before and since a second transplant, and by response beyond day 42, at day 365.",
  versions("survival", "cmprsk", "jsonlite"),
  list(list(
    id = "ipd_004",
    before = at_year(Surv(start, stop, event) ~ 1, moving[moving$since == 0, ]),
    since = at_year(Surv(start, stop, event) ~ 1, moving[moving$since == 1, ]),
    mantel_byar = list(
      chisq = unname(score(Surv(start, stop, event) ~ since)["test"]),
      p = unname(score(Surv(start, stop, event) ~ since)["pvalue"])
    ),
    mantel_byar_stratified = list(
      chisq = unname(score(Surv(start, stop, event) ~ since + strata(center))["test"]),
      p = unname(score(Surv(start, stop, event) ~ since + strata(center))["pvalue"])
    ),
    landmark_42 = list(
      n = as.list(table(landmark$best_response)),
      cr = at_year(Surv(os_time, os_event) ~ 1, landmark[landmark$best_response == "CR", ]),
      logrank = test_of(tests), logrank_stratified_chisq = stratified$chisq,
      gray = list(relapse = unname(gray["1", "stat"]), nrm = unname(gray["2", "stat"])),
      gray_stratified = list(relapse = unname(gray_stratified["1", "stat"]), nrm = unname(gray_stratified["2", "stat"]))
    ),
    landmark_100 = list(n = as.list(table(hundred$since)), logrank = test_of(survdiff(Surv(os_time, os_event) ~ since, data = hundred)))
  ))
)
