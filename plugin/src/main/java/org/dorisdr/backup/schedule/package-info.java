/** Backups that run by themselves: when, under which label, and how long they are kept. */
package org.dorisdr.backup.schedule;
