/**
 * What CloudWatch takes.
 * Standard: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html and
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html
 */
export const mostMetrics = 100
export const mostValues = 100
export const mostDimensions = 30
export const longestDimensionName = 250
export const longestDimensionValue = 1024
export const largestValue = 2 ** 360

/** From 0 on either side. Only older editions of the standard have such a bound, 8.515920e-109; nobody misses what lies below. */
export const smallestValue = 2 ** -359

/**
 * CloudWatch takes 1 MB, but Docker's json-file and FireLens drivers, and containerd, cut lines into pieces of 16 KiB, which are then no JSON. One
 * byte is the line break's.
 */
export const longestLineBytes = 16 * 1024 - 1

/** What the dimensions may have of a line, where their names are twice, so that the longest histogram and the version of the service fit in beside them. */
export const mostDimensionBytes = 6 * 1024
