#!/usr/bin/env bash
# Carries out sessions of variants of which it is known whether they differ, and counts how often `ipcbench:check` is right:
# false alarms where nothing differs, and planted changes that are caught. `variants.sh --help` lists the options; what stands
# behind -- goes to every session, such as -Dipcbench.jvm=/opt/jdk-25. Needs the plugin installed and the engine compiled.
set -euo pipefail
exec python3 "$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)/variants.py" "$@"
