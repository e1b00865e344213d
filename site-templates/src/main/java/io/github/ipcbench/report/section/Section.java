package io.github.ipcbench.report.section;

import io.github.ipcbench.report.model.ReportInput;
import io.github.ipcbench.report.model.ReportModel;
import java.util.Optional;

/** A section of the report: it alone decides whether it is there, its title and what its template shows. */
interface Section {
    /** The section of this session; absent where the session has nothing to show in it. */
    Optional<ReportModel.Section> of(ReportInput input);
}
