export { type Diagnosis, type DoctorOptions, diagnose } from './diagnose'
export type { Step, StepState } from './findings'
export { runDoctor } from './run-doctor'
export { doctorSpecs } from './settings'
