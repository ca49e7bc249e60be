package news.herald.access;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import news.herald.accounts.Passwords;
import news.herald.problem.FieldFault;
import news.herald.problem.Refusal;

/** The password that somebody has, and the one that is wanted. Immutable. */
record PasswordChange(String current, String wanted) {

    /** @throws Refusal 400 that names every member at fault */
    static PasswordChange of(JsonObject body) {
        List<FieldFault> faults = new ArrayList<>();
        String current = Credentials.text(body, "current", faults);
        String wanted = Credentials.text(body, "password", faults);
        if (faults.isEmpty()) {
            Passwords.fault(wanted).ifPresent(fault -> faults.add(new FieldFault("/password", fault)));
            if (wanted.equals(current)) {
                faults.add(new FieldFault("/password", "must be another one than before"));
            }
        }
        Credentials.refuse(faults, "The password is as it was.");
        return new PasswordChange(current, wanted);
    }

    /** Passwords stay out of logs. */
    @Override
    public String toString() {
        return "PasswordChange";
    }
}
