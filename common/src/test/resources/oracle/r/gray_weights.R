# Gray's test with the weights (1 - F(t-))^rho, with and without strata: cmprsk::cuminc.
source("common.R")
suppressMessages(library(cmprsk))

case <- function(file, time, status, group, strata, rho) {
  d <- data_of(file)
  d <- d[complete.cases(d[, c(time, status, group, strata)]), ]
  tests <- if (is.null(strata)) {
    cuminc(d[[time]], d[[status]], d[[group]], rho = rho)$Tests
  } else {
    cuminc(d[[time]], d[[status]], d[[group]], d[[strata]], rho = rho)$Tests
  }
  list(
    id = paste(c(file, group, strata, paste0("rho", rho)), collapse = "|"), file = file, filter = NULL, time = time,
    status = status, group = group, strata = strata, rho = rho, groups = as.character(sort(unique(d[[group]]))),
    cause1 = list(stat = tests["1", "stat"], df = tests["1", "df"]),
    cause2 = list(stat = tests["2", "stat"], df = tests["2", "df"])
  )
}

write_oracle(
  "gray_weights.json",
  "Gray's test of cmprsk::cuminc with rho, within strata where given.",
  versions("cmprsk", "jsonlite"),
  list(
    case("mgus2.csv", "etime", "estat", "sex", NULL, 1),
    case("mgus2.csv", "etime", "estat", "sex", NULL, -1),
    case("mgus2.csv", "etime", "estat", "agegrp", NULL, 2),
    case("mgus2.csv", "etime", "estat", "agegrp", "sex", 1)
  )
)
