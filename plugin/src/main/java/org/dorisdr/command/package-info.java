/**
 * One class per SQL statement: check privileges, act, give rows. {@link
 * org.dorisdr.command.Commands} finds the class by the statement's record.
 */
package org.dorisdr.command;
