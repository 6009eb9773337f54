package org.ayni.app.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks a row column by column, in the order of the table, and stops at the first fault; resolves its references. A key is
 * claimed only when the whole row is accepted: a rejected household or member does not exist for the rows after it.
 */
final class RowCheck {

    private final ExchangeFile file;
    private final KnownIds ids;
    private final List<Column> columns;
    private final int markSource;
    private final int exemptionScope;
    private final @Nullable StorageCheck storage;
    private final int[] lastFound;

    RowCheck(ExchangeFile file, KnownIds ids, Purpose purpose) {
        this.file = file;
        this.ids = ids;
        this.columns = file.columns();
        this.lastFound = new int[columns.size()];
        this.markSource = file == ExchangeFile.MARKS ? file.position("source") : -1;
        this.exemptionScope = file == ExchangeFile.EXEMPTIONS ? file.position("scope") : -1;
        this.storage = purpose == Purpose.STORE ? new StorageCheck(file) : null;
    }

    /** The first fault, or null when the row is accepted; its keys and references then have their index. */
    @Nullable
    Rejection firstFault(Row row) {
        for (int column = 0; column < columns.size(); column++) {
            Column layout = columns.get(column);
            if (row.isEmpty(column)) {
                if (layout.required()) {
                    return rejection(row, layout, RejectionCode.MISSING, RejectionMessage.missing(layout));
                }
                continue;
            }
            if (row.isBad(column)) {
                return rejection(
                        row, layout, RejectionCode.BAD_VALUE, RejectionMessage.badValue(layout, row.text(column)));
            }
            Rejection fault = faultByMeaning(row, column, layout);
            if (fault == null) {
                fault = faultOfStorage(row, column, layout);
            }
            if (fault != null) {
                return fault;
            }
        }
        claimKey(row);
        if (storage != null) {
            storage.accepted(row);
        }
        return null;
    }

    private @Nullable Rejection faultOfStorage(Row row, int column, Column layout) {
        StorageCheck.Fault fault = storage == null ? null : storage.faultOf(row, column, layout);
        return fault == null ? null : rejection(row, layout, fault.code(), fault.message());
    }

    private @Nullable Rejection faultByMeaning(Row row, int column, Column layout) {
        return switch (layout.type()) {
            case HOUSEHOLD_KEY, MEMBER_KEY -> repeatedKey(row, column, layout);
            case HOUSEHOLD_REFERENCE -> unknown(row, column, layout, RejectionCode.UNKNOWN_HOUSEHOLD);
            case MEMBER_REFERENCE -> unknown(row, column, layout, RejectionCode.UNKNOWN_MEMBER);
            case SCOPED_ID ->
                isCode(row, exemptionScope, "MEMBER")
                        ? unknown(row, column, layout, RejectionCode.UNKNOWN_MEMBER)
                        : null;
            case CHOICE -> undecidedReview(row, column, layout);
            case DATE, MONTH, BIMESTER, MONTH_OR_YEAR, WHOLE, AMOUNT, DNI, TEXT -> null;
        };
    }

    private @Nullable Rejection repeatedKey(Row row, int column, Column layout) {
        KnownIds.Ids known = ids.of(layout.type());
        int index = known.findKey(row.buffer(), row.start(column), row.length(column));
        return known.isTaken(index)
                ? rejection(row, layout, RejectionCode.DUPLICATE, RejectionMessage.duplicate(layout, row.text(column)))
                : null;
    }

    private @Nullable Rejection unknown(Row row, int column, Column layout, RejectionCode code) {
        int index =
                ids.of(layout.type()).findNear(lastFound[column], row.buffer(), row.start(column), row.length(column));
        lastFound[column] = index;
        row.resolve(column, index);
        return index >= 0
                ? null
                : rejection(row, layout, code, RejectionMessage.unknown(layout, code, row.text(column)));
    }

    /** A review decides; it cannot leave the mark unknown. Reported at the mark, though the source says that it is one. */
    private @Nullable Rejection undecidedReview(Row row, int column, Column layout) {
        boolean undecided = markSource >= 0
                && layout.name().equals("mark")
                && isCode(row, column, "UNKNOWN")
                && isCode(row, markSource, "REVIEW");
        return undecided ? rejection(row, layout, RejectionCode.BAD_VALUE, RejectionMessage.undecidedReview()) : null;
    }

    private boolean isCode(Row row, int column, String code) {
        return !row.isEmpty(column)
                && !row.isBad(column)
                && row.choice(column) == columns.get(column).codes().indexOf(code);
    }

    private void claimKey(Row row) {
        ColumnType type = columns.get(0).type();
        if (type == ColumnType.HOUSEHOLD_KEY || type == ColumnType.MEMBER_KEY) {
            row.resolve(0, ids.of(type).claim(row.buffer(), row.start(0), row.length(0)));
        }
    }

    private Rejection rejection(Row row, Column layout, RejectionCode code, String message) {
        return new Rejection(file, row.line(), layout.name(), code, message);
    }
}
