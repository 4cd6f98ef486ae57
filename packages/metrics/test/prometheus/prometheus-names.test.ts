import { type PrometheusType, prometheusLabel, prometheusName } from '../../src/prometheus/prometheus-names'

test.each<[string, string, PrometheusType, string]>([
  ['http.server.request.duration', 's', 'histogram', 'http_server_request_duration_seconds'],
  ['process.cpu.time', 's', 'counter', 'process_cpu_time_seconds_total'],
  ['process.memory.usage', 'By', 'gauge', 'process_memory_usage_bytes'],
  ['http.server.active_requests', '{request}', 'gauge', 'http_server_active_requests'],
  ['nodejs.eventloop.utilization', '1', 'gauge', 'nodejs_eventloop_utilization_ratio'],
  ['share', '1', 'histogram', 'share'],
  ['orders', '', 'counter', 'orders_total'],
  ['orders_total', '', 'counter', 'orders_total'],
  ['orders.total', 's', 'counter', 'orders_seconds_total'],
  ['wait_seconds', 's', 'histogram', 'wait_seconds'],
  ['traffic', 'By/s', 'gauge', 'traffic_bytes_per_second'],
  ['traffic', 'KiBy', 'gauge', 'traffic_kibibytes'],
  ['rate', '{order}/min', 'gauge', 'rate_per_minute'],
  ['fill', '%', 'gauge', 'fill_percent'],
  ['price', 'NZD', 'gauge', 'price_NZD'],
  ['a--b..c', '', 'gauge', 'a_b_c'],
  ['5xx', '', 'gauge', '_5xx'],
  ['odd', 'constructor', 'counter', 'odd_constructor_total'],
  ['odd', '__proto__', 'gauge', 'odd_proto'],
  ['odd', 'By/toString', 'gauge', 'odd_bytes_per_toString'],
])('given %s in %j, when it is named for Prometheus as a %s, then it is %s', (name, unit, type, expected) => {
  expect(prometheusName(name, unit, type)).toBe(expected)
})

test.each([
  ['http.route', 'http_route'],
  ['1st', 'key_1st'],
  ['', 'key_'],
  ['größe', 'gr_e'],
  ['__name__', '_name_'],
])('given the attribute %j, when it becomes a label, then it is %s', (attribute, label) => {
  expect(prometheusLabel(attribute)).toBe(label)
})
