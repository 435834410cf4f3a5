package org.dorisdr.minidoris.fe.catalog;

import java.util.List;
import java.util.Map;

/**
 * Definition of an inverted (or n-gram, bitmap) index. minidoris keeps the definition and answers
 * queries by scanning.
 */
public record SecondaryIndex(
    long id,
    String name,
    List<String> columns,
    String type,
    Map<String, String> properties,
    String comment) {}
