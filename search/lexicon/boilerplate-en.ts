/** Phrases of the non-technical part of needs and achievement descriptions, one per line. */
export const boilerplateEn = `
founded in
established in
was established
registered capital
headquartered in
total assets
fixed assets
annual output value
annual sales
sales revenue
annual revenue
turnover
main business
business scope
net profit
total profit
taxes paid
export earnings
annual production capacity
market share
market prospects
broad market prospects
market demand
market size
market potential
market analysis
market competitiveness
economic benefits
social benefits
return on investment
payback period
total investment
investment budget
new jobs
high-tech enterprise
national high-tech enterprise
leading enterprise
key enterprise
listed company
limited liability company
co. ltd
group company
subsidiary
wholly owned subsidiary
state-owned enterprise
private enterprise
joint venture
well-known trademark
famous brand
award winning
science and technology progress award
first prize
second prize
quality management system certification
ISO 9001 certified
ISO 14001 certified
business licence
production licence
r&d team
technical team
research team
team members
project team
r&d staff
technical personnel
senior engineer
senior professional title
professor
associate professor
researcher
doctoral supervisor
phd
master's degree
bachelor's degree
number of employees
employees
project leader
contact person
contact details
phone number
email address
postal address
r&d centre
r&d center
technology centre
engineering research center
key laboratory
postdoctoral workstation
academician workstation
pilot base
demonstration base
industry-university-research cooperation
university-enterprise cooperation
strategic cooperation
cooperation agreement
intended partner
preferred partner
host institution
lead organisation
cooperation mode
form of cooperation
type of cooperation sought
technology transfer
technology licensing
patent licence
patent assignment
exclusive licence
non-exclusive licence
equity participation
technical services
technical consulting
commissioned development
joint development
co-development
research cooperation agreement
commercial agreement with technical assistance
manufacturing agreement
financing needs
venture capital
planned investment
r&d expenditure
research budget
funding source
own funds
bank loan
government grant
negotiable
price negotiable
to be discussed
to be agreed
million yuan
rmb
company profile
about us
project background
project overview
internationally advanced
internationally leading
domestically leading
fills a domestic gap
independent intellectual property rights
intellectual property
ip status
patent pending
patent granted
published papers
national standard
industry standard
national natural science foundation
five-year plan
sustainable development
industrial upgrading
customer first
industrial park
development zone
convenient transportation
`;
