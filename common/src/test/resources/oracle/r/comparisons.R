# Trend, Fleming-Harrington weights with strata, Holm, pairwise log-rank: from survdiff, survival's own numbers.
source("common.R")
suppressMessages(library(survival))

by_group <- function(x) if (is.matrix(x)) rowSums(x) else x

fit <- function(d, time, event, group, strata, rho) {
  f <- paste0("Surv(", time, ", ", event, ") ~ ", group, if (is.null(strata)) "" else paste0(" + strata(", strata, ")"))
  survdiff(as.formula(f), data = d, rho = rho)
}

complete <- function(file, ...) {
  d <- data_of(file)
  d[stats::complete.cases(d[, c(...)]), ]
}

trend <- function(file, time, event, group, scores, strata = NULL, rho = 0) {
  d <- complete(file, time, event, group, strata)
  s <- fit(d, time, event, group, strata, rho)
  u <- by_group(s$obs) - by_group(s$exp)
  z <- sum(scores * u) / sqrt(as.numeric(t(scores) %*% s$var %*% scores))
  list(
    id = paste(c(file, time, group, strata, paste0("rho", rho), paste(scores, collapse = "/")), collapse = "|"),
    file = file, time = time, event = event, filter = NULL, group = group, strata = strata, rho = rho,
    groups = as.character(sort(unique(d[[group]]))), group_n = as.numeric(table(d[[group]])), n = nrow(d),
    observed = as.numeric(by_group(s$obs)), expected = as.numeric(by_group(s$exp)), variance = as.numeric(s$var),
    chisq = s$chisq, df = length(u) - 1, p = pchisq(s$chisq, length(u) - 1, lower.tail = FALSE),
    scores = scores, trend_z = z, trend_chisq = z^2, trend_p = 2 * pnorm(-abs(z))
  )
}

write_oracle(
  "trend.json",
  paste(
    "survdiff with weights S(t-)^rho, pooled within stratum, with and without strata; and its test of trend",
    "z = s'(O - E) / sqrt(s' V s) with observed, expected and variance (column-major) of survdiff and the scores s."
  ),
  versions("survival", "jsonlite"),
  list(
    trend("veteran.csv", "time", "event", "celltype", c(1, 2, 3, 4)),
    trend("veteran.csv", "time", "event", "celltype", c(0, 1, 4, 10)),
    trend("veteran.csv", "time", "event", "celltype", c(1, 2, 3, 4), strata = "trt"),
    trend("veteran.csv", "time", "event", "celltype", c(1, 2, 3, 4), strata = "trt", rho = 1),
    trend("veteran.csv", "time", "event", "celltype", c(1, 2, 3, 4), rho = 0.5),
    trend("lung.csv", "time", "event", "ph.ecog", c(0, 1, 2, 3)),
    trend("lung.csv", "time", "event", "ph.ecog", c(0, 1, 2, 3), strata = "sex", rho = 2),
    trend("lung.csv", "time", "event", "sex", c(1, 2), strata = "inst", rho = 1)
  )
)

pairwise <- function(file, time, event, group, strata = NULL, rho = 0) {
  d <- complete(file, time, event, group, strata)
  groups <- as.character(sort(unique(d[[group]])))
  pairs <- combn(seq_along(groups), 2)
  tests <- apply(pairs, 2, function(ij) {
    fit(d[as.character(d[[group]]) %in% groups[ij], ], time, event, group, strata, rho)$chisq
  })
  p <- pchisq(tests, 1, lower.tail = FALSE)
  list(
    id = paste(c(file, time, group, strata, paste0("rho", rho)), collapse = "|"),
    file = file, time = time, event = event, filter = NULL, group = group, strata = strata, rho = rho,
    groups = groups, pairs = t(pairs) - 1, chisq = tests, p = p, holm = p.adjust(p, "holm")
  )
}

write_oracle(
  "pairwise.json",
  "survdiff of each pair of groups (indices from 0), 1 degree of freedom, and p.adjust(method = 'holm') of the P values.",
  versions("survival", "jsonlite"),
  list(
    pairwise("veteran.csv", "time", "event", "celltype"),
    pairwise("veteran.csv", "time", "event", "celltype", strata = "trt", rho = 1),
    pairwise("lung.csv", "time", "event", "ph.ecog"),
    pairwise("aml.csv", "time", "event", "x")
  )
)

holm <- function(id, p) list(id = id, p = p, holm = p.adjust(p, "holm"))

write_oracle(
  "holm.json",
  "p.adjust(method = 'holm'); an undefined P (null) is not counted.",
  versions("jsonlite"),
  list(
    holm("four", c(0.01, 0.04, 0.03, 0.005)),
    holm("ties and one", c(0.2, 0.2, 1, 0.9, 0.0001)),
    holm("with undefined", c(0.02, NA, 0.01, 0.03)),
    holm("alone", 0.7),
    holm("seventeen", c(
      .0371, .0004, .0201, .9, .55, .0011, .000012, .3, .3, .042, .0499, .0102, .77, .0033, .61, .18, .0275
    ))
  )
)
