#!/usr/bin/env node
require("@voluntarily/doctor")
