# Shared by the scripts of this folder: writes cases as the other files of the oracle have them.
# Run from this folder: Rscript <script>.R

library(jsonlite)

options(digits = 15, stringsAsFactors = FALSE)

versions <- function(...) {
  packages <- c(...)
  c(list(R = R.version.string), setNames(lapply(packages, function(p) as.character(packageVersion(p))), packages))
}

data_of <- function(file) read.csv(file.path("..", file))

# A case of a file: what a function of the rows, the two columns and the times gives for each group
grouped_case <- function(of, file, time, status, by, times) {
  d <- data_of(file)
  list(
    id = paste0(file, "|", by), file = file, filter = NULL, time = time, status = status, by = by, times = times,
    groups = lapply(split(d, d[[by]]), of, time = time, status = status, times = times)
  )
}

write_oracle <- function(file, description, versions, cases) {
  json <- toJSON(
    list(description = description, r_versions = versions, cases = cases),
    auto_unbox = TRUE, digits = I(15), na = "null", null = "null", pretty = 1
  )
  writeLines(json, file.path("..", file))
}
