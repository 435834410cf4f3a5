package org.dorisdr.recyclebin;

import java.util.Optional;

/**
 * One object that a RECOVER takes back, and how.
 *
 * @param entry what lies in the bin
 * @param newName its name afterwards
 * @param sql the FE's statement that does it
 * @param obstacle why it cannot be done; empty if it can
 */
public record RecoverStep(
    RecycleEntry entry, String newName, String sql, Optional<String> obstacle) {}
