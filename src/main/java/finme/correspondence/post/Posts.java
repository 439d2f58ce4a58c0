package finme.correspondence.post;

import finme.correspondence.Address;
import finme.correspondence.Channel;
import finme.correspondence.Letter;
import finme.correspondence.Post;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/** Each channel its own connection. */
@Component
class Posts implements Post {
    private final MailServer mail;
    private final SmsGateway sms;

    Posts(MailServer mail, SmsGateway sms) {
        this.mail = mail;
        this.sms = sms;
    }

    @Override
    public Set<Channel> channels() {
        Set<Channel> set = EnumSet.noneOf(Channel.class);
        if (mail.isSet()) {
            set.add(Channel.MAIL);
        }
        if (sms.isSet()) {
            set.add(Channel.SMS);
        }
        return set;
    }

    @Override
    public CompletionStage<Outcome> send(Address to, Letter letter) {
        return switch (to.channel()) {
            case MAIL -> mail.send(to.value(), letter);
            case SMS -> sms.send(to.value(), letter);
        };
    }
}
