"""Word files that are kept back, as raw WordprocessingML. Usage: word.py FOLDER (with tests/resumes on PYTHONPATH)"""
import sys
from word import box, bullets, package, para, run


def cell(*paragraphs, width=4500):
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def table(*rows):
    return '<w:tbl><w:tblPr/><w:tblGrid/>' + ''.join('<w:tr>' + ''.join(row) + '</w:tr>' for row in rows) + '</w:tbl>'


def heading(text):
    return para(run(text), 'berschrift1')


def engineer():
    job = lambda dates, title, company, *texts: [cell(para(run(dates)), width=2200), cell(para(run(title, '<w:b/>')), para(run(company)), bullets(*texts), width=7000)]
    return package(
        table([cell(para(run('Michał Wróbel-Zając', '<w:b/><w:sz w:val="40"/>')), para(run('Automation Engineer')), width=5600),
               cell(para(run('ul. Lipowa 12/4, 30-999 Kraków, Poland')), para(run('+48 12 555 01 64')), para(run('michal.wrobel@example.pl')), width=3600)])
        + heading('Professional Experience')
        + table(job('04/2019 – now', 'Senior Automation Engineer', 'Wawelskie Zakłady Robotyki S.A.', 'Designed the control of 12 welding cells', 'Cut cycle time by 21 % with a new motion planner', 'Mentor 3 engineers'),
                job('09/2014 – 03/2019', 'PLC Programmer', 'Baltimex Packaging Sp. z o.o.', 'Programmed 38 packaging lines in Structured Text', 'Introduced version control for PLC code'),
                job('07/2013 – 08/2014', 'Service Technician', 'Elektro-Tatry', 'Repaired drives at customers in 5 countries'))
        + heading('Education')
        + table([cell(para(run('2008 – 2013')), width=2200), cell(para(run('MSc Eng. in Automation and Robotics', '<w:b/>')), para(run('Podhale University of Technology')), width=7000)])
        + heading('Technical Skills')
        + table([cell(para(run(text))) for text in ('TIA Portal', 'CODESYS', 'Python')], [cell(para(run(text))) for text in ('EPLAN', 'ROS 2', 'Safety PLCs')])
        + heading('Certificates') + para(run('Functional Safety Engineer, Rheinwerk Institute, 2020')) + para(run('Robot Programming Level 2, 2017'))
        + heading('Languages') + para(run('Polish – native; English – C1; German – B1')))


def changer():
    return package(
        box('Full Name: Solveig Anand-Pritchard')
        + para(run('Wellington, New Zealand  |  +64 4 555 0139  |  solveig.ap@example.co.nz'))
        + heading('Profile') + para(run('Project accountant who became a data analyst; eleven years of numbers, three of them in SQL.'))
        + heading('Core Competencies')
        + para(run('Analysis: ', '<w:b/>') + run('SQL, Power BI, forecasting')) + para(run('Accounting: ', '<w:b/>') + run('budgeting, audit, payroll'))
        + heading('Career Highlights') + bullets('Found 1.1 million dollars of duplicate payments in a week', 'Replaced 40 spreadsheets by one dashboard')
        + heading('Employment')
        + para(run('Harbourside Energy Trust — Data Analyst', '<w:b/>')) + para(run('Feb 2023 – current'))
        + para(run('Tūī Street Builders Ltd — Project Accountant', '<w:b/>')) + para(run('Nov 2016 – Jan 2023'))
        + para(run('Kererū Dairy Group — Assistant Accountant', '<w:b/>')) + para(run('2014 – 2016'))
        + heading('Qualifications')
        + para(run('Graduate Certificate in Data Science, Aotea University, 2022')) + para(run('Bachelor of Commerce in Accounting, Southern Cross Polytechnic, 2013'))
        + heading('Interests') + para(run('Sea kayaking, choir')))


if __name__ == '__main__':
    for name, data in (('engineer-tables-word.docx', engineer()), ('changer-box-word.docx', changer())):
        with open(f'{sys.argv[1]}/{name}', 'wb') as file:
            file.write(data)
