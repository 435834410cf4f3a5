package org.dorisdr.minidoris.fe.query.type;

import org.dorisdr.minidoris.common.types.DorisType;

/**
 * A column of a relation or of a result.
 *
 * @param type null = not known
 */
public record TypedColumn(String name, DorisType type) {}
