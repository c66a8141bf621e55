"""Reading Arabic articles and rendering them into English, segment by segment."""
