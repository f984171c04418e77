# Results of Ninefold as a card, the analysis results of the pharmaverse (packages cards, gtsummary, tfrmt). Works on results.csv without
# any package; with cards installed the card is checked by it.
ninefold_card <- function(file) {
  results <- read.csv(file, na.strings = "", check.names = FALSE)
  level <- function(x) lapply(x, function(one) if (is.na(one)) NULL else one)
  keys <- c("analysis", "population", "group1", "group2", "paramcd", "cause", "time_day", "comparison", "method")
  card <- results["variable"]
  for (i in seq_along(keys)) {   # nine groups at most, so that no two rows are of the same key
    of <- results[[switch(keys[i], group1 = "group1_level", group2 = "group2_level", keys[i])]]
    card[[paste0("group", i)]] <- ifelse(is.na(of), NA, keys[i])
    card[[paste0("group", i, "_level")]] <- level(of)
  }
  card$variable <- ifelse(is.na(card$variable), "..ard_total_n..", card$variable)
  card$variable_level <- level(results$variable_level)
  card[c("context", "stat_name", "stat_label")] <- results[c("ard_context", "ard_stat_name", "stat_label")]
  card$stat <- Map(function(stat, fmt) if (fmt == "xx") as.integer(stat) else stat, results$stat, results$fmt_fun)
  card[c("fmt_fun", "warning", "error")] <- lapply(results[c("fmt_fun", "warning", "error")], level)
  if (requireNamespace("cards", quietly = TRUE)) cards::as_card(card) else structure(card, class = c("card", "data.frame"))
}
