# Report

${model.answer.text}

${model.nothing}
