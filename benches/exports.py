"""Made exports for benches/formats.py: for every line-based format a stream of records as its source writes them.

Everything is invented and comes from one seeded generator, so that a file is the same on every machine. Prompts and
answers have the length of real ones (1 to 2 kB, and half of that), with line breaks and quotes in them.
"""

import csv
import datetime
import io
import json
import random

DAYS = 30
BEGIN = datetime.datetime(2026, 8, 1, tzinfo=datetime.timezone.utc).timestamp()
WORDS = ("the claim was filed in time and its value is below limit; please draft a letter that asks for what is still "
         "missing, say \"thank you\" and name no person who is not yet in file").split()
MODELS = ["claude-sonnet-4-5", "claude-haiku-4-5", "gpt-4o-2024-08-06", "claude-opus-4-5"]
PROJECTS = ["claims", "pricing", "fraud", "letters", "onboarding"]


class Call:
    """What one record of any source may tell; `number` makes it another than all others."""

    def __init__(self, number, seconds, draw, texts):
        self.number, self.seconds = number, BEGIN + seconds
        self.user = draw.randrange(400)
        self.model, self.project = draw.choice(MODELS), draw.choice(PROJECTS)
        self.input, self.output = draw.randrange(200, 4000), draw.randrange(20, 900)
        self.ms = draw.randrange(300, 9000)
        self.prompt, self.answer = draw.choice(texts), draw.choice(texts)[:600]
        self.failed = draw.random() < 0.02
        self.pick = draw.random()

    def time(self, later=0.0, style="%Y-%m-%dT%H:%M:%S.%fZ"):
        return datetime.datetime.fromtimestamp(self.seconds + later, datetime.timezone.utc).strftime(style)

    def uuid(self, kind=0):
        return f"{self.number:08x}-{kind:04x}-4000-8000-{self.number * 2654435761 % (1 << 48):012x}"

    @property
    def mail(self):
        return f"person{self.user}@acme.example"

    @property
    def cost(self):
        return round(self.input * 3e-6 + self.output * 15e-6, 9)

    @property
    def messages(self):
        return [{"role": "user", "content": self.prompt}]


def litellm(c):
    times = {"startTime": c.time(), "endTime": c.time(c.ms / 1000), "completionStartTime": c.time(0.2)}
    usage = {"prompt_tokens": c.input, "completion_tokens": c.output, "total_tokens": c.input + c.output,
             "prompt_tokens_details": {"cached_tokens": c.input // 2}}
    metadata = {"user_api_key_alias": f"{c.project}-bot", "user_api_key_team_alias": c.project, "project_id": c.project,
                "user_api_key_user_email": c.mail, "requester_ip_address": "198.51.100.7", "usage_object": usage,
                "requester_metadata": {"trace_id": c.uuid(1)}, "applied_guardrails": [], "batch_models": None}
    return {"request_id": f"chatcmpl-{c.uuid()}", "call_type": "acompletion", "api_key": f"{c.user:064x}",
            "spend": c.cost, "total_tokens": c.input + c.output, "prompt_tokens": c.input,
            "completion_tokens": c.output, **times, "model": c.model, "model_id": f"{c.user:032x}",
            "model_group": c.model, "custom_llm_provider": "anthropic",
            "api_base": "https://api.provider.example/v1/messages", "user": f"user-{c.user}", "metadata": metadata,
            "cache_hit": "False", "cache_key": "", "request_tags": [f"project:{c.project}", "task:drafting"],
            "team_id": f"team-{c.project}", "organization_id": None, "end_user": "",
            "requester_ip_address": "198.51.100.7", "messages": c.messages,
            "response": {"id": f"chatcmpl-{c.uuid()}", "choices": [{"message": {"content": c.answer}}]},
            "session_id": c.uuid(2), "status": "failure" if c.failed else "success", "proxy_server_request": {}}


def langfuse(c):
    day = "%Y-%m-%d %H:%M:%S.%f"
    return {"id": c.uuid(), "trace_id": c.uuid(1), "project_id": "lf-project", "environment": "production",
            "type": "GENERATION", "parent_observation_id": c.uuid(2), "start_time": c.time(style=day),
            "end_time": c.time(c.ms / 1000, day), "name": "draft-letter",
            "metadata": {"project": c.project, "scope.name": "sdk", "task": "drafting"}, "level": "DEFAULT",
            "status_message": "", "version": "", "input": json.dumps(c.messages), "output": c.answer,
            "provided_model_name": c.model, "model_parameters": "{\"temperature\":0.7}",
            "usage_details": {"input": c.input, "output": c.output, "total": c.input + c.output},
            "cost_details": {"input": c.input * 3e-6, "output": c.output * 15e-6, "total": c.cost},
            "completion_start_time": None, "prompt_name": "", "prompt_version": None, "total_cost": c.cost,
            "latency": c.ms, "time_to_first_token": 120, "model_id": "m-1", "created_at": c.time(1, day),
            "updated_at": c.time(2, day), "tool_calls": [], "tool_call_names": [], "tool_definitions": {},
            "input_price": "0.000003", "output_price": "0.000015", "total_price": "0.07", "user_id": f"user-{c.user}",
            "session_id": c.uuid(3), "trace_name": "letters", "tags": [f"project:{c.project}", "task:drafting"],
            "release": "1.2", "bookmarked": False, "public": False}


def helicone(c):
    return {"response_id": c.uuid(1), "response_created_at": c.time(c.ms / 1000),
            "response_body": {"choices": [{"message": {"content": c.answer}}]},
            "response_status": 500 if c.failed else 200, "response_model": c.model, "request_id": c.uuid(),
            "request_created_at": c.time(), "request_body": {"model": c.model, "messages": c.messages},
            "request_path": "https://api.acme.example/v1/chat/completions", "request_user_id": f"user-{c.user}",
            "request_properties": {"Project": c.project, "Environment": "prod"}, "request_model": c.model,
            "model": c.model, "provider": "OPENAI", "delay_ms": c.ms, "time_to_first_token": 120,
            "prompt_tokens": c.input, "completion_tokens": c.output, "total_tokens": c.input + c.output,
            "prompt_cache_read_tokens": 0, "prompt_cache_write_tokens": 0, "cost": c.cost, "feedback_rating": None,
            "scores": None, "country_code": "DE", "signed_body_url": f"https://files.acme.example/{c.uuid()}"}


def portkey(c):
    return {"id": c.uuid(), "trace_id": c.uuid(1), "created_at": c.time(),
            "request": {"model": c.model, "messages": c.messages}, "response": {"choices": [{"text": c.answer}]},
            "is_success": not c.failed, "ai_org": "openai", "ai_model": c.model, "req_units": c.input,
            "res_units": c.output, "total_units": c.input + c.output,
            "request_url": "https://api.acme.example/v1/chat/completions", "cost": c.cost * 100,
            "cost_currency": "USD", "response_time": c.ms, "response_status_code": 500 if c.failed else 200,
            "mode": "single", "config": "pc-1", "prompt_slug": None,
            "metadata": {"project": c.project, "team": "red", "_user": f"user-{c.user}", "_environment": "prod"}}


def bedrock(c):
    return {"schemaType": "ModelInvocationLog", "schemaVersion": "1.0", "timestamp": c.time(style="%Y-%m-%dT%H:%M:%SZ"),
            "accountId": "123456789012", "region": "eu-central-1", "requestId": c.uuid(), "operation": "Converse",
            "modelId": f"anthropic.{c.model}-v1:0",
            "identity": {"arn": f"arn:aws:sts::123456789012:assumed-role/{c.project}Bot/i-{c.user:017x}"},
            "requestMetadata": {"project": c.project, "team": "red"},
            "input": {"inputContentType": "application/json", "inputBodyJson": {"messages": c.messages},
                      "inputTokenCount": c.input, "cacheReadInputTokenCount": 0, "cacheWriteInputTokenCount": 0},
            "output": {"outputContentType": "application/json",
                       "outputBodyJson": {"output": {"message": {"content": [{"text": c.answer}]}}},
                       "outputTokenCount": c.output}}


def copilot(c):
    resource = {"Action": "Read", "Id": c.uuid(5), "Name": "Plan.docx", "SiteUrl": "https://acme.example/sites/plan.docx",
                "SensitivityLabelId": "f41ab342-0000-4188-bd11-ebb85995028c", "Type": "docx"}
    return {"CreationTime": c.time(style="%Y-%m-%dT%H:%M:%S"), "Id": c.uuid(), "Operation": "CopilotInteraction",
            "OrganizationId": "5f0b7a52-8a0e-4c39-9a11-0d6f2f6b9c10", "RecordType": 261, "UserKey": c.uuid(1),
            "UserType": 0, "Version": 1, "Workload": "Copilot", "ClientIP": "198.51.100.7", "ClientRegion": "DE",
            "UserId": c.mail, "CopilotLogVersion": "1.0.0.0",
            "CopilotEventData": {"AISystemPlugin": [{"Id": "BingWebSearch", "Name": "BuiltIn"}],
                                 "AccessedResources": [resource], "AppHost": "Teams",
                                 "Contexts": [{"Id": "https://acme.example/sites/plan.docx", "Type": "docx"}],
                                 "MessageIds": [],
                                 "Messages": [{"Id": f"{c.number}1", "Size": 120, "isPrompt": True},
                                              {"Id": f"{c.number}2", "Size": 900, "isPrompt": False}],
                                 "ModelTransparencyDetails": [{"ModelName": "DEEP_LEO"}],
                                 "ThreadId": f"19:{c.uuid(2)}@thread.v2"}}


def purview(c):
    return {"RecordId": c.uuid(), "CreationDate": c.time(style="%m/%d/%Y %H:%M:%S"), "RecordType": 261,
            "Operation": "CopilotInteraction", "UserId": c.mail, "AuditData": copilot(c), "AssociatedAdminUnits": "",
            "AssociatedAdminUnitsNames": ""}


def chats(c):
    def turn(seconds, role, text):
        return {"id": f"claude_chat_msg_{c.number:016x}{int(seconds):02}", "role": role, "created_at": c.time(seconds),
                "content": [{"type": "text", "text": text}]}
    turns = [turn(0, "user", c.prompt), turn(9, "assistant", c.answer), turn(60, "user", c.answer),
             turn(71, "assistant", c.prompt)]
    return {"id": f"claude_chat_{c.number:020x}", "name": "Draft of a letter", "created_at": c.time(),
            "updated_at": c.time(71), "organization_id": "org_01FakeNorthwind",
            "project_id": f"claude_proj_{c.project}", "model": c.model,
            "user": {"id": f"user_{c.user:020}", "email_address": c.mail}, "chat_messages": turns, "has_more": False}


def sessions(c):
    return {"type": "compliance_local_session", "id": f"clls_{c.number:020x}", "organization_uuid": c.uuid(1),
            "workspace_id": f"wrkspc_{c.project}", "user": {"id": f"user_{c.user:020}", "email_address": c.mail},
            "product_surface": "claude-code", "created_at": c.time(), "updated_at": c.time(600)}


def frames(c):
    frame = {"type": "prompt", "request_id": f"req_{c.number:020x}", "tenant_id": "11111111-1111-1111-1111-111111111111",
             "actor": {"type": "user", "id": f"user_{c.user:020}", "email_address": c.mail},
             "source": {"application": "claude-ai"}, "session_id": c.uuid(2), "model": c.model,
             "messages": [{"role": "user", "content": [{"type": "text", "text": c.prompt}]},
                          {"role": "assistant", "content": [{"type": "text", "text": c.answer}]}],
             "metadata": {}, "user_email": c.mail}
    return {"received_at": c.time(), "frame": frame, "verdict": {"action": "deny" if c.failed else "allow"}}


def audit_csv(c):
    actor = {"name": "A. Person", "uuid": f"a0000000-0000-4000-8000-{c.user:012}", "metadata": {"email_address": c.mail}}
    chat = {"type": "chat_conversation", "uuid": c.uuid(), "name": None, "metadata": {"project_uuid": c.uuid(1)}}
    return {"created_at": c.time(), "actor_info": str(actor), "event": "conversation_created", "event_info": "{}",
            "entity_info": str(chat), "ip_address": "198.51.100.9", "device_id": c.uuid(3),
            "user_agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "client_platform": "web_claude_ai"}


def openai_audit(c):
    session = {"user": {"id": f"user-{c.user:020}", "email": c.mail}, "ip_address": "198.51.100.23",
               "user_agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "ja3": "aaaa",
               "ja4": "bbbb", "ip_address_details": {"country": "DE", "city": "Bonn", "region": "NW", "asn": "64500"}}
    kind = "login.succeeded" if c.pick < 0.6 else "api_key.created"
    details = {} if kind == "login.succeeded" else {"id": f"key_{c.uuid(1)}", "data": {"scopes": ["api.model.request"]}}
    return {"id": f"audit_log-{c.uuid()}", "type": kind, "effective_at": int(c.seconds),
            "project": {"id": f"proj_{c.project}", "name": c.project}, "actor": {"type": "session", "session": session},
            kind: details}


STATES = ["New", "In Progress", "On Hold", "Resolved", "Closed"]


def servicenow(c):
    day = "%d-%m-%Y %H:%M"
    state = STATES[c.number % 5]
    return {"number": f"INC{c.number // 5:07}", "incident_state": state, "active": "TRUE", "reassignment_count": 0,
            "reopen_count": 0, "sys_mod_count": c.number % 5, "made_sla": "TRUE", "caller_id": f"Caller {c.user}",
            "opened_by": "Opened by  8", "opened_at": c.time(-86400, day), "sys_created_by": "Created by 6",
            "sys_created_at": c.time(-86400, day), "sys_updated_by": "Updated by 21", "sys_updated_at": c.time(0, day),
            "contact_type": "Phone", "location": "Location 143", "category": "Category 55",
            "subcategory": "Subcategory 170", "u_symptom": "Symptom 72", "cmdb_ci": "?", "impact": "2 - Medium",
            "urgency": "2 - Medium", "priority": "3 - Moderate", "assignment_group": "Group 56", "assigned_to": "?",
            "knowledge": "TRUE", "u_priority_confirmation": "FALSE", "notify": "Do Not Notify", "problem_id": "?",
            "rfc": "?", "vendor": "?", "caused_by": "?", "closed_code": "code 5", "resolved_by": "Resolved by 149",
            "resolved_at": c.time(0, day), "closed_at": c.time(0, day)}


def jira(c):
    day = "%m/%d/%Y %H:%M"
    done = c.pick < 0.7
    return {"Summary": "Prompt with card numbers", "Issue key": f"SEC-{c.number}", "Issue id": 10000 + c.number,
            "Issue Type": "Incident", "Status": "Done" if done else "In Progress",
            "Status Category": "Done" if done else "In Progress", "Status Category Changed": c.time(7200, day),
            "Priority": "High", "Resolution": "Done" if done else "", "Assignee": "Fake Person",
            "Assignee Id": f"5b10ac8d82e05b22{c.user:08x}", "Reporter": "Fake Reporter", "Created": c.time(0, day),
            "Updated": c.time(9000, day), "Resolved": c.time(7200, day) if done else "",
            "Description": c.answer[:300], "Custom field (AI event)": f"activity_{c.number:020x}",
            "Custom field (Event time)": c.time(-120, day), "Custom field (Severity)": "Critical", "Labels": "ai"}


def thehive(c):
    ms = int(c.seconds * 1000)
    return {"_id": f"~{c.number * 4096}", "_type": "Alert", "_createdBy": "hook@acme.example", "_createdAt": ms,
            "type": "ai-policy", "source": "hook", "sourceRef": c.uuid(), "title": "Prompt denied",
            "description": c.answer[:300], "severity": 3, "severityLabel": "HIGH", "date": ms - 600000, "tags": ["ai"],
            "tlp": 2, "pap": 2, "follow": True, "status": "New", "stage": "New", "customFields": [],
            "observableCount": 0, "extraData": {}, "newDate": ms, "timeToDetect": 600000}


def notables(c):
    key = f"0A1B2C3D-0000-4000-8000-000000000001@@notable@@{c.number:032x}"
    return {"preview": False, "offset": c.number, "result": {
        "_time": c.time(style="%Y-%m-%dT%H:%M:%S.000+00:00"), "event_id": key, "event_hash": f"{c.number:032x}",
        "rule_id": key, "rule_name": "AI - Prompt Denied - Rule", "rule_title": "Prompt with secret denied",
        "search_name": "AI - Prompt Denied - Rule", "security_domain": "access", "severity": "high",
        "urgency": "high", "status": "5", "status_label": "Closed", "status_group": "Closed",
        "owner": f"analyst{c.user % 20}", "src": "198.51.100.7", "user": c.mail, "orig_time": f"{c.seconds:.3f}",
        "review_time": f"{c.seconds + 9000:.3f}", "disposition": "disposition:1",
        "disposition_label": "True Positive - Suspicious Activity", "activity_id": f"activity_{c.number:020x}"}}


def incident_reviews(c):
    return {"_key": c.uuid(), "rule_id": f"0A1B2C3D-0000-4000-8000-000000000001@@notable@@{c.number // 2:032x}",
            "rule_name": "AI - Prompt Denied - Rule", "time": f"{c.seconds:.3f}", "status": 2 + c.number % 2 * 2,
            "owner": f"analyst{c.user % 20}", "urgency": "medium", "comment": "contained",
            "user": f"analyst{c.user % 20}", "disposition": "disposition:1"}


def attributes(fields):
    kinds = {int: "intValue", float: "doubleValue", bool: "boolValue"}
    value = lambda found: {kinds.get(type(found), "stringValue"): str(found) if type(found) is int else found}
    return [{"key": key, "value": value(found)} for key, found in fields.items()]


def otlp(c):
    def record(sequence):
        about = {"event.name": "api_request", "event.timestamp": c.time(sequence), "event.sequence": sequence,
                 "session.id": c.uuid(), "organization.id": "3f0b7a52-8a0e-4c39-9a11-0d6f2f6b9c10",
                 "user.account_uuid": f"a0000000-0000-4000-8000-{c.user:012}", "user.email": c.mail,
                 "terminal.type": "vscode", "prompt.id": c.uuid(1), "model": c.model, "cost_usd": c.cost,
                 "duration_ms": c.ms, "input_tokens": c.input, "output_tokens": c.output, "cache_read_tokens": 1200,
                 "cache_creation_tokens": 0, "request_id": f"req_{c.number:016x}{sequence:04}", "speed": "normal",
                 "query_source": "repl_main_thread"}
        return {"timeUnixNano": str(int((c.seconds + sequence) * 1e9)),
                "observedTimeUnixNano": str(int((c.seconds + sequence) * 1e9)),
                "body": {"stringValue": "claude_code.api_request"}, "attributes": attributes(about)}
    resource = {"service.name": "claude-code", "service.version": "2.1.0", "host.arch": "arm64", "os.type": "darwin",
                "team.id": c.project}
    scope = {"name": "com.anthropic.claude_code.events", "version": "2.1.0"}
    return {"resourceLogs": [{"resource": {"attributes": attributes(resource)},
                              "scopeLogs": [{"scope": scope, "logRecords": [record(n) for n in range(1, 9)]}]}]}


def ocsf(c):
    return {"activity_id": 2, "category_uid": 6, "class_uid": 6003, "type_uid": 600302, "severity_id": 1,
            "time": int(c.seconds * 1000), "status_id": 2 if c.failed else 1,
            "metadata": {"version": "1.9.0", "uid": c.uuid(), "product": {"name": "Gateway", "vendor_name": "Acme"},
                         "profiles": ["ai_operation", "cloud"]},
            "actor": {"user": {"uid": f"user-{c.user}", "email_addr": c.mail, "type_id": 1}},
            "api": {"operation": "chat", "service": {"name": "inference"}, "request": {"uid": c.uuid(1)},
                    "response": {"code": 200}},
            "src_endpoint": {"ip": "198.51.100.7"},
            "ai_model": {"ai_provider": "anthropic", "name": c.model, "version": "1"},
            "message_context": {"ai_role_id": 1, "prompt_tokens": c.input, "completion_tokens": c.output,
                                "total_tokens": c.input + c.output, "prompt_text": c.prompt,
                                "response_text": c.answer, "uid": c.uuid(2), "application": c.project}}


def calls(c):
    return {"logged": c.time(style="%d/%m/%Y %H:%M:%S"), "op": "chat", "request": c.uuid(),
            "status": "blocked" if c.failed else "200", "user": c.mail, "key": f"apikey_{c.user:020x}",
            "model": c.model, "prompt tokens": c.input, "output tokens": c.output, "cost": f"{c.cost * 100:.7f}",
            "took": f"{c.ms / 1000:.3f}", "region": "eu-1", "project": c.project, "question": c.prompt}


MAPPING = """
[[source]]
name = "own_gateway"
paths = ["{path}"]
format = "mapped"

[source.mapping]
table = "event"
keep = ["region"]

[source.mapping.columns]
ts = {{ from = "logged", date = "dmy" }}
kind = {{ from = "op", values = {{ "chat" = "call" }}, otherwise = "other" }}
event_id = "request"
outcome = {{ from = "status", values = {{ "200" = "success", "blocked" = "denied" }}, otherwise = "failure" }}
actor = "user"
actor_kind = {{ constant = "user" }}
api_key_id = "key"
model = "model"
native_project = "project"
tokens_in = "prompt tokens"
tokens_out = "output tokens"
cost_nano_usd = {{ from = "cost", unit = "usd_cents" }}
latency_ms = {{ from = "took", unit = "s" }}
"""


def lines(record):
    """One record as a line of JSON."""
    return json.dumps(record, separators=(",", ":"), ensure_ascii=False) + "\n"


def cells(record):
    """One record as a row of CSV; nested values as JSON, as databases write them."""
    out = io.StringIO()
    plain = lambda value: json.dumps(value) if isinstance(value, (dict, list)) else value
    csv.writer(out, lineterminator="\n").writerow([plain(value) for value in record.values()])
    return out.getvalue()


def texts():
    """Prompts of one to two kilobytes."""
    draw = random.Random(7)

    def text():
        words, length, wanted = [], 0, draw.randrange(1000, 2000)
        while length < wanted:
            words.append(draw.choice(WORDS) + (".\n" if draw.random() < 0.05 else ""))
            length += len(words[-1]) + 1
        return " ".join(words)
    return [text() for _ in range(256)]


def write(path, record, is_csv, size):
    """Fills `path` with about `size` bytes of records over a month; gives their number."""
    prompts, draw = texts(), random.Random(11)
    encode = cells if is_csv else lines
    probe = [encode(record(Call(number, 0, draw, prompts))) for number in range(200)]
    rows = max(1, size * len(probe) // sum(len(line.encode()) for line in probe))
    step = DAYS * 86400 / rows
    with open(path, "w", encoding="utf-8") as out:
        if is_csv:
            csv.writer(out, lineterminator="\n").writerow(record(Call(0, 0, draw, prompts)).keys())
        for number in range(rows):
            out.write(encode(record(Call(number, number * step, draw, prompts))))
    return rows
