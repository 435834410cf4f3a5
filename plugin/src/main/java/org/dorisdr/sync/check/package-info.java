/** CHECK SYNC JOB: compares both sides by content at one consistent point. */
package org.dorisdr.sync.check;
