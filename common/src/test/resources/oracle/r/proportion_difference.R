# Difference of two proportions: Wald (prop.test without correction) and Newcombe's method 10 from R's Wilson intervals.
source("common.R")

wilson <- function(k, n, level) as.numeric(prop.test(k, n, correct = FALSE, conf.level = level)$conf.int)

case <- function(id, k1, n1, k2, n2, level = 0.95) {
  p1 <- k1 / n1
  p2 <- k2 / n2
  # p within [0, 1]: prop.test cuts the difference at -1 and 1, the formula does not
  half <- qnorm(1 - (1 - level) / 2) * sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
  w1 <- wilson(k1, n1, level)
  w2 <- wilson(k2, n2, level)
  cut <- suppressWarnings(prop.test(c(k1, k2), c(n1, n2), correct = FALSE, conf.level = level)$conf.int)
  stopifnot(all(abs(pmin(1, pmax(-1, p1 - p2 + c(-half, half))) - cut) < 1e-12))
  list(
    id = id, k = c(k1, k2), n = c(n1, n2), level = level, difference = p1 - p2,
    wald = p1 - p2 + c(-half, half),
    newcombe = c(
      p1 - p2 - sqrt((p1 - w1[1])^2 + (w2[2] - p2)^2),
      p1 - p2 + sqrt((w1[2] - p1)^2 + (p2 - w2[1])^2)
    )
  )
}

suppressWarnings(write_oracle(
  "proportion_difference.json",
  paste(
    "Difference of two independent proportions k[1]/n[1] - k[2]/n[2]. wald: not cut at -1 and 1.",
    "newcombe: method 10 of Newcombe, Stat Med 1998;17:873, from the Wilson limits of prop.test(correct = FALSE).",
    "The first eight are those of table II of that paper."
  ),
  versions("jsonlite"),
  list(
    case("Newcombe a", 56, 70, 48, 80),
    case("Newcombe b", 9, 10, 3, 10),
    case("Newcombe c", 6, 7, 2, 7),
    case("Newcombe d", 5, 56, 0, 29),
    case("Newcombe e", 0, 10, 0, 20),
    case("Newcombe f", 0, 10, 0, 10),
    case("Newcombe g", 10, 10, 0, 20),
    case("Newcombe h", 10, 10, 0, 10),
    case("000 relapse", 1, 23, 14, 44),
    case("one subject each", 1, 1, 0, 1),
    case("90 %", 34, 43, 13, 18, 0.9)
  )
))
