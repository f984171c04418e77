# The card that docs/r/card.R makes of a results.csv has what cards 0.9 asks of one, and no two rows of the same key.
# Rscript card.R RECIPE RESULTS
source(commandArgs(TRUE)[1])
card <- ninefold_card(commandArgs(TRUE)[2])
lists <- c("stat", "fmt_fun", "warning", "error", "variable_level", paste0("group", 1:9, "_level"))
stopifnot(
  inherits(card, "card"),
  c("variable", "context", "stat_name", "stat_label", lists) %in% names(card),
  vapply(card[lists], is.list, TRUE),
  !anyNA(card$variable), !anyNA(card$context), !anyNA(card$stat_name),
  grepl("^x[x.%]+$", unlist(card$fmt_fun)), length(unlist(card$fmt_fun)) == nrow(card)
)
key <- c("variable", "stat_name", "variable_level", paste0("group", 1:9, "_level"))
key <- do.call(paste, c(lapply(card[key], function(x) vapply(x, function(y) paste0("", y, collapse = ""), "")), sep = "\r"))
stopifnot(!duplicated(key))
counts <- vapply(card$stat, is.integer, TRUE)
stopifnot(any(counts), !any(counts & card$stat_name %in% c("estimate", "p.value", "mean")))
cat(nrow(card), "statistics, each of its own key\n")
