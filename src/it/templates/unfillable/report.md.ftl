# Report

${model.finding.heading}

${model.nothing}
