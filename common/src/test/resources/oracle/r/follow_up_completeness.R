# Clark's C and the share of known status, from subjects of lung.csv with invented cut-offs.
source("common.R")

lung <- data_of("lung.csv")
i <- seq_len(nrow(lung))
observed <- data.frame(time = lung$time, event = lung$event, potential = pmax(lung$time, 1100 - 4 * ((37 * i) %% 230)))
write.csv(observed, "../observation.csv", row.names = FALSE, quote = FALSE)

case <- function(id, d, times) {
  potential <- ifelse(d$event == 1, d$time, d$potential)
  known <- sapply(times, function(t) {
    could <- d$potential >= t
    c(sum(could & (d$event == 1 & d$time <= t | d$time >= t)), sum(could))
  })
  list(
    id = id, file = "observation.csv", filter = if (id == "all") NULL else id, n = nrow(d),
    observed_days = sum(d$time), potential_days = sum(potential), clark_c = sum(d$time) / sum(potential),
    times = times, known = known[1, ], eligible = known[2, ], share = known[1, ] / known[2, ]
  )
}

write_oracle(
  "follow_up_completeness.json",
  paste(
    "observation.csv: days observed, event, and potential days to an invented cut-off, of the subjects of lung.csv.",
    "clark_c = observed / potential person-time, potential to the event or else to the cut-off; known = event on or before t, or",
    "observed to t, among eligible = potential to t or longer."
  ),
  versions("jsonlite"),
  list(
    case("all", observed, c(0, 182.625, 365, 365.25, 730.5)),
    case("time<400", observed[observed$time < 400, ], c(90, 365, 1000)),
    case("event==0", observed[observed$event == 0, ], c(365, 730))
  )
)
