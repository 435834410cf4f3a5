package org.dorisdr.minidoris.be.storage;

import java.util.List;
import java.util.Map;

/**
 * Which columns of its rows a load was given that updates rows of a UNIQUE table; the others are
 * those of the rows that it saw, or defaults. Immutable.
 *
 * @param version that it saw of the tablet
 * @param given unique ids beside the key; of a flexible load those that its rows may have
 * @param defaults DuckDB expressions by unique id: values that neither has
 * @param flexible whether the column {@link #LACKING} of the files says what each row lacks
 * @param mapped unique id of the column that the hidden sequence follows; -1 if none
 */
public record GivenColumns(
    long version,
    List<Integer> given,
    Map<Integer, String> defaults,
    boolean flexible,
    int mapped) {
  /** In the files of flexible loads: unique ids, as in ",1,4,". */
  public static final String LACKING = "__lacking";
}
