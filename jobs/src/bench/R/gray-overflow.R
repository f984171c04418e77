# Gray's test of the same subjects once, twice, … fifty times over. The statistic grows as their number does, up to a correction for
# ties; cmprsk 2.2-11 loses it where the events of a day times those at risk in a group exceed 2^31, as it multiplies them as integers.
#
#   Rscript jobs/src/bench/R/gray-overflow.R

suppressPackageStartupMessages(library(cmprsk))

set.seed(1)
n <- 20000
subjects <- data.frame(
  group = rep(0:1, n / 2),
  day = sample(1:10, n, replace = TRUE),
  exit = sample(0:2, n, replace = TRUE, prob = c(.2, .4, .4))
)
subjects$day <- pmax(1, subjects$day - subjects$group * (runif(n) < .05))

cat("cmprsk", as.character(packageVersion("cmprsk")), "\n")
for (times in c(1, 2, 5, 10, 20, 50)) {
  all <- subjects[rep(seq_len(n), times), ]
  events <- as.numeric(max(table(all$day[all$exit == 1])))
  statistic <- cuminc(all$day, all$exit, all$group)$Tests[1, 1]
  cat(sprintf(
    "%9d subjects: statistic / times %.6f, events of a day x at risk / 2^31 %.2f\n",
    nrow(all), statistic / times, events * nrow(all) / 2 / 2^31
  ))
}
