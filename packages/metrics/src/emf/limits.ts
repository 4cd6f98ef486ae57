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

/**
 * CloudWatch takes 256 KiB, but Docker's json-file and FireLens drivers, and containerd, cut lines into pieces of 16 KiB, which are then no JSON. One
 * byte is the line break's.
 */
export const longestLineBytes = 16 * 1024 - 1
